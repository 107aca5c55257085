package gradus.labs.runs;

import java.util.Locale;

/** Where a run is. The last three are final. */
enum RunState {
    QUEUED,
    RUNNING,
    /** Closed, whatever the learner's code did. */
    FINISHED,
    /** Closed by a failure of ours; counts nothing. */
    FAILED,
    CANCELLED;

    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    static boolean isOpen(String key) {
        return key.equals(QUEUED.key()) || key.equals(RUNNING.key());
    }
}
