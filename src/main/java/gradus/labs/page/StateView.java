package gradus.labs.page;

import java.util.List;

import gradus.labs.runs.Run;
import gradus.labs.runs.RunOutput;

/**
 * A person's files as they once were; of a run with all that the run told.
 *
 * @param line of the run in the history; null for a state that was not kept for a run
 * @param run null as well
 * @param verdict null as well
 * @param replay null where there is none and can be none
 * @param state null for a run
 * @param snapshot what restoring is told
 * @param differences between these files and the workspace
 */
record StateView(HistoryView.Place place, HistoryView.Line line, Run run, RunOutput output, VerdictView verdict,
        ReplayView replay, HistoryView.State state, String snapshot, List<File> files,
        List<Differences.FileDifference> differences) {

    record File(String name, String text) {
    }

    public boolean open() {
        return run != null && run.open();
    }

    public boolean same() {
        return differences.isEmpty();
    }
}
