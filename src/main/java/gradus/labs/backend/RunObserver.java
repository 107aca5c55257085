package gradus.labs.backend;

import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

/** Told what happens in a run, while it happens. */
public interface RunObserver {

    /** The first process is up. */
    void started();

    /** A claim of the learner process that may be shown: in a graded run nothing after {@code ready}. */
    void claimed(LearnerMessage message);

    /** A line of the grader's report; believed. {@code restart} and {@code listening} are not passed on. */
    void reported(GraderMessage message);

    /** A line that a graded learner process printed after {@code ready}: for trainers only, capped by the backend. */
    void withheld(String line);
}
