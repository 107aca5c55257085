package gradus.labs.runs.scheduling;

/** Which runs go before others, whoever used how much. */
public enum Priority {
    /** A task of an exam that somebody is sitting: its clock runs. */
    EXAM,
    SUBMIT,
    PRACTICE
}
