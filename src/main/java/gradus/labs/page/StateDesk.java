package gradus.labs.page;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.runs.RunHistory;
import gradus.labs.runs.Runs;
import gradus.labs.workspaces.Snapshots;
import gradus.labs.workspaces.Workspaces;

/** Shows one run with all that it told, or one kept state, and how the files have changed since. */
@ApplicationScoped
class StateDesk {

    private final HistoryDesk history;
    private final Runs runs;
    private final ReplayDesk replays;
    private final RunHistory told;
    private final Snapshots snapshots;
    private final Workspaces workspaces;

    StateDesk(HistoryDesk history, Runs runs, ReplayDesk replays, RunHistory told, Snapshots snapshots,
            Workspaces workspaces) {
        this.history = history;
        this.runs = runs;
        this.replays = replays;
        this.told = told;
        this.snapshots = snapshots;
        this.workspaces = workspaces;
    }

    /** @throws gradus.common.Problem 404 if the viewer has no such run */
    StateView run(UUID id, VerdictView verdict) {
        var run = runs.get(id);
        var files = snapshots.get(run.lab(), run.snapshot()).files();
        return new StateView(history.place(run.lab()), HistoryDesk.line(run), run, told.output(id), verdict,
                replays.view(run), null, run.snapshot(), shown(files), differences(run.lab(), files));
    }

    /** @throws gradus.common.Problem 404 if the viewer has no such state of this lab */
    StateView state(String lab, String id) {
        var kept = snapshots.get(lab, id);
        return new StateView(history.place(lab), null, null, null, null, null, HistoryDesk.state(kept), id,
                shown(kept.files()), differences(lab, kept.files()));
    }

    private List<Differences.FileDifference> differences(String lab, Map<String, String> files) {
        return Differences.between(files, workspaces.open(lab).files());
    }

    private static List<StateView.File> shown(Map<String, String> files) {
        return new TreeMap<>(files).entrySet().stream()
                .map(file -> new StateView.File(file.getKey(), file.getValue())).toList();
    }
}
