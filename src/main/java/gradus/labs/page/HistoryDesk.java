package gradus.labs.page;

import java.util.Locale;
import java.util.TreeSet;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.definition.Labs;
import gradus.labs.runs.Run;
import gradus.labs.runs.Runs;
import gradus.labs.workspaces.KeptState;
import gradus.labs.workspaces.Snapshots;

/** Lists the viewer's runs of a lab, and what else was kept of their files. */
@ApplicationScoped
class HistoryDesk {

    private static final int RUNS_A_PAGE = 20;
    private static final int STATES = 10; // the API lists them all
    private static final long MEBIBYTE = 1 << 20;

    private final Labs labs;
    private final LabTexts texts;
    private final Runs runs;
    private final Snapshots snapshots;

    HistoryDesk(Labs labs, LabTexts texts, Runs runs, Snapshots snapshots) {
        this.labs = labs;
        this.texts = texts;
        this.runs = runs;
        this.snapshots = snapshots;
    }

    /** @param page from 0 */
    HistoryView view(String id, int page) {
        var place = place(id);
        var found = runs.list(id, page, RUNS_A_PAGE);
        boolean more = (page + 1L) * RUNS_A_PAGE < found.total();
        var states = snapshots.list(id, false, 0, STATES).snapshots().stream().map(HistoryDesk::state).toList();
        return new HistoryView(place, found.runs().stream().map(HistoryDesk::line).toList(), found.total(),
                page > 0 ? page - 1 : null, more ? page + 1 : null, states);
    }

    /** @throws gradus.common.Problem 404 if there is no such lab */
    HistoryView.Place place(String id) {
        var lab = labs.require(id);
        return new HistoryView.Place(lab.id(), texts.title(lab), lab.course(), texts.courseTitle(lab));
    }

    static HistoryView.Line line(Run run) {
        var points = run.score() == null ? null : run.score().earned() + " / " + run.score().possible();
        var seconds = run.usage() == null ? null
                : String.format(Locale.ROOT, "%.1f", run.usage().wallMillis() / 1000.0);
        var seed = run.evidence() == null ? null
                : run.evidence().gradingSeed() == null ? run.evidence().learnerSeed() : run.evidence().gradingSeed();
        boolean good = run.passed() == null ? "completed".equals(run.end()) : run.passed();
        return new HistoryView.Line(run.id(), run.number(), run.createdAt(), run.mode().equals("submit"), how(run), good,
                points, seconds, gpuMebibytes(run), seed);
    }

    private static Long gpuMebibytes(Run run) {
        boolean measured = run.usage() != null && run.usage().gpuMemoryPeakBytes() > 0;
        return measured ? Math.ceilDiv(run.usage().gpuMemoryPeakBytes(), MEBIBYTE) : null;
    }

    static HistoryView.State state(KeptState kept) {
        return new HistoryView.State(kept.id(), kept.keptAt(), Words.key("kept-" + kept.keptFor()),
                String.join(", ", new TreeSet<>(kept.files().keySet())));
    }

    private static String how(Run run) {
        return switch (run.state()) {
            case "queued", "running", "failed" -> Words.key("state-" + run.state());
            case "cancelled" -> Words.key("end-cancelled");
            default -> run.passed() == null ? Words.key("end-" + run.end())
                    : run.passed() ? Words.key("end-passed") : Words.key("end-not-passed");
        };
    }
}
