package gradus.labs.runs.scheduling;

import java.util.Locale;

/** Which runs go before others, whoever used how much. */
public enum Priority {
    /** A task of an exam that somebody is sitting: its clock runs. */
    EXAM,
    SUBMIT,
    PRACTICE;

    /** @param graded whether it is a submit */
    public static Priority of(boolean exam, boolean graded) {
        if (exam) {
            return EXAM;
        }
        return graded ? SUBMIT : PRACTICE;
    }

    /** As in the API and in metrics. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
