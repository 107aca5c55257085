package gradus.labs.page;

import java.util.UUID;

import gradus.labs.runs.Replay;

/**
 * What the page of a run says about its replay.
 *
 * @param replay the newest; null if there is none
 * @param offered whether the run can be replayed
 * @param key of the form: sent twice, it starts one replay
 */
record ReplayView(Replay replay, boolean offered, UUID key) {

    /** Key in {@link HistoryMessages} of how a run ended. */
    public String ended(String end) {
        return Words.key("end-" + end);
    }

    /** Key of an outcome's name in {@link LabWords}. */
    public String outcome(String outcome) {
        return Words.key("outcome-" + outcome);
    }

    /** Key in {@link ReplayMessages} of a part of the environment. */
    public String part(String name) {
        return Words.key("part-" + name);
    }

    public boolean open() {
        return replay != null && replay.open();
    }

    public boolean running() {
        return open() && replay.state().equals("running");
    }

    /** It has closed and compared nothing. */
    public boolean broken() {
        return replay != null && !replay.open() && !replay.finished();
    }
}
