package gradus.labs.runs.work;

import gradus.labs.backend.RunEnd;
import gradus.labs.grading.Verdict;

/**
 * How a run closes.
 *
 * @param end how it ended; null if it was never started
 * @param failure what failed on our side, a key of {@code texts/labs.runs}; null unless {@code FAILED}
 * @param flagged somebody should look: the grader died twice
 * @param verdict null unless it is a submit that finished
 * @param checks JSON, what the checks told; null if there is nothing
 * @param evidence JSON: what it would take to repeat the run; null if it was never started
 * @param withheld for trainers only; null if there is nothing
 */
record Closing(RunState state, RunEnd end, String failure, boolean flagged, Verdict verdict, String checks,
        String evidence, String withheld) {

    static Closing cancelledBeforeStart() {
        return new Closing(RunState.CANCELLED, null, null, false, null, null, null, null);
    }

    static Closing failed(String failure) {
        return new Closing(RunState.FAILED, null, failure, false, null, null, null, null);
    }
}
