package gradus.labs.runs.work;

import gradus.labs.backend.RunEnd;

/**
 * What follows from how an attempt ended.
 *
 * @param state {@code QUEUED}: once more, by itself; otherwise the run closes in this state
 * @param failure a key of {@code texts/labs.runs}; null unless {@code FAILED}
 * @param flagged somebody should look: the grader died twice
 */
record Next(RunState state, String failure, boolean flagged) {

    /** The grader died, which may have been our fault. */
    static final Next REPEAT = new Next(RunState.QUEUED, null, false);

    static final Next FINISH = new Next(RunState.FINISHED, null, false);
    static final Next CANCEL = new Next(RunState.CANCELLED, null, false);

    /**
     * @param graderDeaths how often the grader of this run has died before. The second death counts against the run, or
     *        crashing the grader would buy unlimited probing
     */
    static Next after(RunEnd end, int graderDeaths) {
        if (end.kind() == RunEnd.Kind.CANCELLED) {
            return CANCEL;
        }
        if (end.kind() == RunEnd.Kind.SANDBOX) {
            return new Next(RunState.FAILED, "sandbox", false);
        }
        return switch (end.grader()) {
            case FAILED_BEFORE_CALLS -> new Next(RunState.FAILED, "grader", false);
            case DIED -> graderDeaths == 0 ? REPEAT : new Next(RunState.FINISHED, null, true);
            case NONE, DONE, STOPPED -> FINISH;
        };
    }
}
