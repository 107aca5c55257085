package gradus.labs.backend;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.wire.Mode;

/**
 * The seam between a run and what isolates it. An implementation starts the learner process and, for a graded run, the
 * grader process, each in a sandbox of its own, speaks the protocol of {@code sandbox-runner/protocol} with both,
 * replaces the learner process when the grader asks for it, and decides from outside how the run ended.
 */
public interface Backend {

    /** Whether runs can be isolated here, and if not, why. Nothing ever runs unsandboxed. */
    Readiness readiness();

    /**
     * Runs one job to its end, but for one that {@link Job#divided has to be divided}; blocks the calling thread. No exception
     * escapes for anything that the code of a learner
     * or a trainer does: that is what {@link RunEnd} is for.
     *
     * @param observer told of everything as it happens, from one thread at a time; must not block for long
     */
    RunEnd run(Job job, RunObserver observer);

    /**
     * Names the programs and the Java that its sandboxes have, by content: classes that were compiled in one of them serve
     * in every other one of the same name. Empty if that is not certain.
     */
    default Optional<String> runtime() {
        return Optional.empty();
    }

    /** How many runs can compute on a GPU at once; empty if the backend does not know, and the configuration has to say. */
    default OptionalInt gpus() {
        return OptionalInt.empty();
    }

    /** What a job has used so far; empty if it is not running here, or if nobody measures. */
    default Optional<Usage> usage(UUID run) {
        return Optional.empty();
    }

    /** Never blocks. */
    default StartedAhead startedAhead(Mode mode) {
        return StartedAhead.NONE;
    }

    /** Ends a running job as {@link RunEnd.Kind#CANCELLED}, at once. Does nothing if it is not running here. */
    void cancel(UUID run);
}
