package gradus.sandbox.wire;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * The first line of the grader process's standard input; see {@code protocol/README.md}, "Jobs".
 *
 * @param classes {@code null} if there are sources instead
 */
public record GraderJob(int protocol, String role, UUID run, int attempt, long seed, long learnerSeed,
        Map<String, String> files, String graderClass, Map<String, String> solution, Map<String, String> wrong,
        Map<String, Map<String, byte[]>> classes, List<Check> checks, String gate, int maxRestarts) {

    public GraderJob {
        Objects.requireNonNull(run);
        Objects.requireNonNull(gate);
        files = Map.copyOf(files);
        solution = Map.copyOf(solution);
        wrong = Map.copyOf(wrong);
        checks = List.copyOf(checks);
        if (!"grader".equals(role)) {
            throw new IllegalArgumentException("The role is not grader");
        }
        if (maxRestarts < 0) {
            throw new IllegalArgumentException("maxRestarts is negative");
        }
        if (checks.stream().map(Check::id).distinct().count() != checks.size()) {
            throw new IllegalArgumentException("Two checks share an id");
        }
        if (graderClass == null && checks.stream().anyMatch(check -> check.comparison() == null)) {
            throw new IllegalArgumentException("A check has neither a grader nor a comparison");
        }
    }

    /** The same for another answer, asked through another gate. */
    public GraderJob of(TrialsJob.Answer answer, String socket) {
        return new GraderJob(protocol, role, run, attempt, answer.seed(), answer.learnerSeed(), files, graderClass,
                solution, wrong, classes, checks, socket, 0);
    }

    /**
     * @param deadlineMillis for each of the check's calls, 1 to 600,000
     * @param comparison {@code null} if the grader class judges
     */
    public record Check(String id, int points, long deadlineMillis, Comparison comparison) {

        public Check {
            Objects.requireNonNull(id);
            if (points < 0) {
                throw new IllegalArgumentException("points are negative");
            }
            if (deadlineMillis < 1 || deadlineMillis > 600_000) {
                throw new IllegalArgumentException("deadlineMillis is not within 1 to 600,000");
            }
        }
    }
}
