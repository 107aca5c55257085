package gradus.labs.workspaces;

import java.time.Instant;
import java.util.Locale;
import java.util.Map;

/**
 * The viewer's files of a lab.
 *
 * @param files name → text of what may be edited; the lab's read-only files are not among them
 * @param seed the person's own seed for this lab; never changes
 * @param revision grows by one with every save; 0 while nothing was saved
 * @param savedAt null while nothing was saved: these are the lab's starter files
 * @param former what stood there before the last reset or restore; null if there was none, or it was put aside
 */
public record Workspace(String lab, Map<String, String> files, long seed, long revision, Instant savedAt,
        Former former) {

    /** What took the place of the learner's files. */
    enum By {
        RESET,
        RESTORE;

        String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * @param snapshot restoring it undoes the reset or restore
     * @param by {@code reset} or {@code restore}
     */
    public record Former(String snapshot, Instant replacedAt, String by) {
    }
}
