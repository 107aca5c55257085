package gradus.labs.wire;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The first line of the grader process's standard input; see {@code sandbox-runner/protocol/README.md}, "Jobs".
 *
 * @param classes {@code null} if there are sources instead
 */
public record GraderJob(int protocol, String role, UUID run, int attempt, long seed, long learnerSeed,
        Map<String, String> files, String graderClass, Map<String, String> solution, Map<String, String> wrong,
        Map<String, Map<String, byte[]>> classes, List<Check> checks, String gate, int maxRestarts) {

    public GraderJob {
        files = Map.copyOf(files);
        solution = Map.copyOf(solution);
        wrong = Map.copyOf(wrong);
        checks = List.copyOf(checks);
    }

    /**
     * @param deadlineMillis for each of the check's calls, 1 to 600,000
     * @param comparison {@code null} if the grader class judges
     */
    public record Check(String id, int points, long deadlineMillis, Comparison comparison) {
    }

    public GraderJob withGate(String path) {
        return new GraderJob(protocol, role, run, attempt, seed, learnerSeed, files, graderClass, solution, wrong,
                classes, checks, path, maxRestarts);
    }

    /** Instead of the sources: what they were compiled to, by program and binary name. */
    public GraderJob withClasses(Map<String, Map<String, byte[]>> compiled) {
        return new GraderJob(protocol, role, run, attempt, seed, learnerSeed, Map.of(), graderClass, Map.of(), Map.of(),
                compiled, checks, gate, maxRestarts);
    }

    public GraderJob withRestarts(int most) {
        return new GraderJob(protocol, role, run, attempt, seed, learnerSeed, files, graderClass, solution, wrong,
                classes, checks, gate, most);
    }
}
