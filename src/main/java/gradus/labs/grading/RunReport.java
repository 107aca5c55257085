package gradus.labs.grading;

import java.util.List;

/**
 * A verdict in the reader's language.
 *
 * @param score null in a practice run, and while a submit run has none
 * @param passed null where there is no score
 */
public record RunReport(Score score, Boolean passed, List<Check> checks) {

    public RunReport {
        checks = List.copyOf(checks);
    }

    /**
     * @param outcome {@code passed}, {@code partial}, {@code failed}, {@code error} or {@code not-reached}
     * @param possible 0 for a visible check, which never counts
     * @param message null if there is nothing to say
     */
    public record Check(String id, String title, boolean passed, int points, int possible, String outcome,
            String message) {
    }
}
