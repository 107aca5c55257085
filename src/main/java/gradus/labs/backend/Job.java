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
 * @param isolation what the lab asks for
 * @param phase what it does of the run
 */
public record Job(LearnerJob learner, Map<String, byte[]> publicData, Optional<GraderJob> grader,
        Map<String, byte[]> hiddenData, Limits limits, Device device, LabIsolation isolation, Phase phase) {

    /** On a CPU, of a lab that asks for nothing special. */
    public Job(LearnerJob learner, Map<String, byte[]> publicData, Optional<GraderJob> grader,
            Map<String, byte[]> hiddenData, Limits limits) {
        this(learner, publicData, grader, hiddenData, limits, Device.CPU, LabIsolation.STANDARD, Phase.WHOLE);
    }

    public Job {
        Objects.requireNonNull(learner);
        Objects.requireNonNull(grader);
        Objects.requireNonNull(device);
        Objects.requireNonNull(isolation);
        Objects.requireNonNull(phase);
        publicData = Map.copyOf(publicData);
        hiddenData = Map.copyOf(hiddenData);
    }

    /** With what the lab's own code was compiled to, in an earlier run, instead of its sources. */
    public Job withClasses(Map<String, Map<String, byte[]>> classes) {
        return new Job(learner, publicData, grader.map(one -> one.withClasses(classes)), hiddenData, limits, device, isolation,
                phase);
    }

    public Job on(Device other) {
        return new Job(learner, publicData, grader, hiddenData, limits, other, isolation, phase);
    }

    public Job with(LabIsolation other) {
        return new Job(learner, publicData, grader, hiddenData, limits, device, other, phase);
    }

    /**
     * Whether the learner's code and the hidden checks must not run at the same time, so that no backend may start it as it is.
     */
    public boolean divided() {
        return isolation == LabIsolation.STRICT && grader.isPresent();
    }

    /** Unlike that of any other attempt, and of any other job of this one. */
    public String name() {
        return "%s-%d%s".formatted(learner.run(), learner.attempt(), phase.suffix());
    }
}
