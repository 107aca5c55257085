package gradus.labs.runs;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import gradus.labs.grading.Score;

/**
 * A run that was run once more, beside what it came to then; in the reader's language.
 *
 * @param replay the newest run that repeats {@code run}
 * @param state of the replay: {@code queued}, {@code running}, {@code finished}, {@code failed} or {@code cancelled}
 * @param result {@code identical}, {@code same-verdict} or {@code different}; null unless finished, as all that follows but
 *        the message
 * @param reproduced whether the replay shows what it can: every bit on the same machine, the verdict on another
 * @param sameEnvironment whether runner, Java, engine, device and processor are known to be the same
 * @param message what this means, or why nothing could be compared; null while the replay is open
 * @param checks empty unless finished, as {@code curves} and {@code environment}
 */
public record Replay(UUID run, UUID replay, String state, Instant createdAt, Instant closedAt, String result,
        Boolean reproduced, Boolean sameEnvironment, String message, Ends end, Scores score, List<Check> checks,
        List<Curve> curves, List<Part> environment) {

    public Replay {
        checks = List.copyOf(checks);
        curves = List.copyOf(curves);
        environment = List.copyOf(environment);
    }

    /** How both ended, as {@code end} of a run. */
    public record Ends(String then, String now, boolean same) {
    }

    /** Both null in a practice run. */
    public record Scores(Score then, Score now, boolean same) {
    }

    /** @param then null if there was no such check, as {@code now} */
    public record Check(String id, String title, Told then, Told now, boolean same) {
    }

    /** @param message null if there was nothing to say */
    public record Told(String outcome, int points, String message) {
    }

    /**
     * @param compared steps that both runs kept; long curves are thinned while they are told
     * @param first the first step that differs; null if none does
     */
    public record Curve(String name, int pointsThen, int pointsNow, int compared, boolean same, Difference first) {
    }

    /**
     * @param then a number, or one of the texts {@code NaN}, {@code Infinity}, {@code -Infinity}; null if there was no such
     *        step, as {@code now}
     * @param by how far apart they are; null where that is no number
     */
    public record Difference(long step, Object then, Object now, Double by) {
    }

    /** @param name {@code runner}, {@code java}, {@code engine}, {@code device} or {@code processor} */
    public record Part(String name, String then, String now, boolean same) {
    }

    public boolean open() {
        return closedAt == null;
    }

    public boolean finished() {
        return result != null;
    }
}
