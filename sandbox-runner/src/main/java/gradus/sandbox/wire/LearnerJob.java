package gradus.sandbox.wire;

import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/** The first line of the learner process's standard input; see {@code protocol/README.md}, "Jobs". */
public record LearnerJob(int protocol, String role, UUID run, int attempt, String mode, long seed, String entryPoint,
        Map<String, String> files, Map<String, String> checks, String checkClass, String gate) {

    public LearnerJob {
        Objects.requireNonNull(run);
        Objects.requireNonNull(entryPoint);
        files = Map.copyOf(files);
        checks = Map.copyOf(checks);
        if (!"learner".equals(role)) {
            throw new IllegalArgumentException("The role is not learner");
        }
        if (!"practice".equals(mode) && !"submit".equals(mode) && !"answer".equals(mode)) {
            throw new IllegalArgumentException("The mode is neither practice nor submit nor answer");
        }
        if ("submit".equals(mode) == (gate == null)) {
            throw new IllegalArgumentException("A submit run has a gate, the others have none");
        }
    }

    public boolean practice() {
        return "practice".equals(mode);
    }

    /** Whether the calls were drawn before, and lie in the data folder. */
    public boolean drawn() {
        return "answer".equals(mode);
    }
}
