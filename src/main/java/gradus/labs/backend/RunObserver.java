package gradus.labs.backend;

import java.util.Map;

import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

/** Told what happens in a run, while it happens. */
public interface RunObserver {

    /** The first process is up. */
    void started();

    /** A claim of the learner process that may be shown: in a graded run nothing after {@code ready}. */
    void claimed(LearnerMessage message);

    /** A line of the grader's report; believed. {@code compiled}, {@code restart} and {@code listening} are not passed on. */
    void reported(GraderMessage message);

    /**
     * What the lab's own code was compiled to, where the job brought sources: for the jobs of later runs on
     * {@link Backend#runtime this runtime}. Said before the grader hears anything of the learner process.
     */
    default void compiled(Map<String, Map<String, byte[]>> classes) {
        // who makes one run has no use for it
    }

    /** A line that a graded learner process printed after {@code ready}: for trainers only, capped by the backend. */
    void withheld(String line);
}
