package gradus.labs.backend;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import gradus.labs.wire.GraderJob;
import gradus.labs.wire.LearnerJob;

/**
 * Everything one run needs. {@code gate} of both jobs is filled in by the backend.
 *
 * @param learner the learner process's job
 * @param publicData file name → bytes, {@code /data} of the learner process
 * @param grader the grader process's job; empty for a practice run
 * @param hiddenData file name → bytes, {@code /data} of the grader process
 * @param limits of the learner process; the grader's own are the backend's
 * @param device what the learner process computes on; the grader has a CPU
 */
public record Job(LearnerJob learner, Map<String, byte[]> publicData, Optional<GraderJob> grader,
        Map<String, byte[]> hiddenData, Limits limits, Device device) {

    /** On a CPU. */
    public Job(LearnerJob learner, Map<String, byte[]> publicData, Optional<GraderJob> grader,
            Map<String, byte[]> hiddenData, Limits limits) {
        this(learner, publicData, grader, hiddenData, limits, Device.CPU);
    }

    /** With what the lab's own code was compiled to, in an earlier run, instead of its sources. */
    public Job withClasses(Map<String, Map<String, byte[]>> classes) {
        return new Job(learner, publicData, grader.map(one -> one.withClasses(classes)), hiddenData, limits, device);
    }

    public Job {
        Objects.requireNonNull(learner);
        Objects.requireNonNull(grader);
        Objects.requireNonNull(device);
        publicData = Map.copyOf(publicData);
        hiddenData = Map.copyOf(hiddenData);
    }
}
