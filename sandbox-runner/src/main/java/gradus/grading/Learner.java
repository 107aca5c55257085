package gradus.grading;

/** The learner's process, as an adaptive check sees it. */
public interface Learner {

    /**
     * Makes one call and waits for its answer, at most the check's deadline. When the deadline passes or the process
     * ends, the check is over: the {@link Rejected} thrown here must not be caught.
     *
     * @throws Rejected if the learner's code threw, unless the call may fail
     */
    Answer call(Call call);

    /**
     * One point of the curve that a graded run shows; computed here, so that it can be believed.
     *
     * @param name 1 to 64 characters
     * @param step from 0, rising; of a series' points beyond 2,000 only the last is shown
     */
    void metric(String name, long step, double value);

    /** How far the graded run has come: {@code done} of {@code total}, 0 ≤ done ≤ total. */
    void progress(long done, long total);
}
