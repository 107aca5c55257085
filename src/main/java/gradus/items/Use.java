package gradus.items;

/** Where an item may be met. */
public enum Use {
    /** In lessons and review, with feedback. */
    PRACTICE,
    /** In exams alone: nothing shows it before. */
    EXAM
}
