package gradus.labs.runs.work;

import java.util.Locale;

/** Where a run is. The last three are final. */
public enum RunState {
    QUEUED,
    RUNNING,
    /** Closed, whatever the learner's code did. */
    FINISHED,
    /** Closed by a failure of ours; counts nothing. */
    FAILED,
    CANCELLED;

    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static boolean isOpen(String key) {
        return key.equals(QUEUED.key()) || key.equals(RUNNING.key());
    }
}
