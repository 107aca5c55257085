package gradus.labs.wire;

import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The first line of the grader process's standard input; see {@code sandbox-runner/protocol/README.md}, "Jobs". */
public record GraderJob(int protocol, String role, UUID run, int attempt, long seed, long learnerSeed,
        Map<String, String> files, String graderClass, List<Check> checks, String gate, int maxRestarts) {

    public GraderJob {
        files = Map.copyOf(files);
        checks = List.copyOf(checks);
    }

    /** @param deadlineMillis for each of the check's calls, 1 to 600,000 */
    public record Check(String id, int points, long deadlineMillis) {
    }

    public GraderJob withGate(String path) {
        return new GraderJob(protocol, role, run, attempt, seed, learnerSeed, files, graderClass, checks, path,
                maxRestarts);
    }
}
