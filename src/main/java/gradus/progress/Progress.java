package gradus.progress;

import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.identity.Viewer;
import gradus.labs.definition.Labs;
import gradus.labs.grading.Results;
import gradus.labs.grading.Results.Result;
import gradus.labs.runs.Runs;
import gradus.lessons.Readings;

/** How far the viewer is; nobody else's progress can be asked for. */
@ApplicationScoped
public class Progress {

    private final Viewer viewer;
    private final Readings readings;
    private final Results results;
    private final Runs runs;
    private final Labs labs;

    Progress(Viewer viewer, Readings readings, Results results, Runs runs, Labs labs) {
        this.viewer = viewer;
        this.readings = readings;
        this.results = results;
        this.runs = runs;
        this.labs = labs;
    }

    /** Of all courses at once, in three queries; for nobody, everything is open. */
    public Standing mine() {
        return new Standing(readings.mine(), submitted(), runs.lastOfEachLab(), lab -> labs.require(lab).possible());
    }

    private Map<String, Result> submitted() {
        if (!viewer.signedIn()) {
            return Map.of();
        }
        return results.of(viewer.id()).stream().collect(Collectors.toMap(Result::lab, Function.identity()));
    }
}
