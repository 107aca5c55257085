package gradus.labs.wire;

import java.util.Map;
import java.util.UUID;

/** The first line of the learner process's standard input; see {@code sandbox-runner/protocol/README.md}, "Jobs". */
public record LearnerJob(int protocol, String role, UUID run, int attempt, String mode, long seed, String entryPoint,
        Map<String, String> files, Map<String, String> checks, String checkClass, String gate) {

    public LearnerJob {
        files = Map.copyOf(files);
        checks = Map.copyOf(checks);
    }

    /** Answers calls that were drawn before and lie in the data folder. */
    public LearnerJob answering() {
        return new LearnerJob(protocol, role, run, attempt, "answer", seed, entryPoint, files, checks, checkClass, null);
    }

    public LearnerJob withGate(String path) {
        return new LearnerJob(protocol, role, run, attempt, mode, seed, entryPoint, files, checks, checkClass, path);
    }
}
