package gradus.labs.wire;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a run is for. */
public enum Mode {
    /** The learner process alone; shows everything, counts nothing. */
    PRACTICE,
    /** Judged by the hidden grader. */
    SUBMIT;

    /** As in the API and in the database. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Mode> ofKey(String key) {
        return Arrays.stream(values()).filter(mode -> mode.key().equals(key)).findFirst();
    }
}
