package gradus.labs.page;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.identity.Viewer;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.labs.grading.Results;
import gradus.labs.grading.RunReport;
import gradus.labs.grading.Score;
import gradus.labs.runs.Run;
import gradus.labs.runs.Runs;
import gradus.web.Reader;

/** What the page says about the viewer's checks. */
@ApplicationScoped
class Verdicts {

    private static final int RECENT = 20; // runs looked through for the last verdict

    private final Labs labs;
    private final Runs runs;
    private final Results results;
    private final Viewer viewer;
    private final Reader reader;

    Verdicts(Labs labs, Runs runs, Results results, Viewer viewer, Reader reader) {
        this.labs = labs;
        this.runs = runs;
        this.results = results;
        this.viewer = viewer;
        this.reader = reader;
    }

    /** The last verdict of a grader; what will be judged, if there is none. */
    VerdictView latest(LabVersion lab) {
        return runs.list(lab.id(), 0, RECENT).runs().stream().filter(run -> run.score() != null).findFirst()
                .map(run -> graded(run, lab)).orElseGet(() -> ahead(lab));
    }

    VerdictView of(UUID id) {
        var run = runs.get(id);
        var lab = labs.require(run.lab());
        if (run.score() != null) {
            return graded(run, lab);
        }
        if (run.checks().isEmpty()) {
            return latest(lab);
        }
        return VerdictView.of(new RunReport(null, null, run.checks()), true, lab, best(lab));
    }

    /** What this run was told, and nothing else; null if nothing was. */
    VerdictView own(UUID id) {
        return runs.get(id).checks().isEmpty() ? null : of(id);
    }

    private VerdictView graded(Run run, LabVersion lab) {
        return VerdictView.of(new RunReport(run.score(), run.passed(), run.checks()), false, lab, best(lab));
    }

    private VerdictView ahead(LabVersion lab) {
        return VerdictView.ahead(lab, reader.language(), best(lab));
    }

    private Score best(LabVersion lab) {
        return results.of(viewer.id(), lab.id()).map(Results.Result::score).orElse(null);
    }
}
