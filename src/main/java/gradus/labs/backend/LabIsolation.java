package gradus.labs.backend;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How far a lab wants its hidden checks to be from code of learners. */
public enum LabIsolation {
    /** In a process of their own, which asks that of the learner's code while both run. */
    STANDARD,
    /** Never at the same time in one run: calls are drawn first, answered as a batch, and judged in another sandbox. */
    STRICT;

    /** As in {@code lab.yaml} and in a run's evidence. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<LabIsolation> ofKey(String key) {
        return Arrays.stream(values()).filter(isolation -> isolation.key().equals(key)).findFirst();
    }
}
