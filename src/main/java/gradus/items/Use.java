package gradus.items;

/** Where an item may be met. */
public enum Use {
    /** In lessons and review, with feedback. */
    PRACTICE,
    /** In the placement check alone, so that nobody has met it in a lesson before. */
    PLACEMENT,
    /** In exams alone: nothing shows it before. */
    EXAM
}
