package gradus.labs.runs;

import java.util.ArrayList;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.JsonNode;

import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.labs.runs.events.CurveReader;
import gradus.labs.runs.events.RunCurves;
import gradus.labs.runs.events.RunEvents;
import gradus.web.Reader;

/** What the viewer's runs told, for reading later. Somebody else's runs are not found. */
@ApplicationScoped
public class RunHistory {

    static final int LEAST_POINTS = 10;
    static final int MOST_POINTS = 2_000;

    private final Viewer viewer;
    private final Reader reader;
    private final RunReader runs;
    private final RunEvents events;
    private final CurveReader curves;

    RunHistory(Viewer viewer, Reader reader, RunReader runs, RunEvents events, CurveReader curves) {
        this.viewer = viewer;
        this.reader = reader;
        this.runs = runs;
        this.events = events;
        this.curves = curves;
    }

    /**
     * The curves of a run, as far as it has come.
     *
     * @param points of each curve at most, 10 to 2,000
     * @throws Problem 404 if the viewer has no such run, 400 for too few or too many points
     */
    @Transactional
    public RunCurves curves(UUID id, int points) {
        var row = LabRun.require(id, viewer.id());
        if (points < LEAST_POINTS || points > MOST_POINTS) {
            throw new Problem(RunProblem.POINTS_NOT_ALLOWED, points + " points",
                    Map.of("least", Integer.toString(LEAST_POINTS), "most", Integer.toString(MOST_POINTS)));
        }
        return curves.read(id, row.attempt, points);
    }

    /** Changes whenever {@link #curves} would answer something else. */
    @Transactional
    String curvesTag(UUID id, int points) {
        var row = LabRun.require(id, viewer.id());
        return "%s-%d-%d-%d".formatted(id, row.attempt, curves.length(id, row.attempt), points);
    }

    /** @throws Problem 404 if the viewer has no such run */
    @Transactional
    public RunOutput output(UUID id) {
        var row = LabRun.require(id, viewer.id());
        var diagnostics = new ArrayList<RunOutput.Diagnostic>();
        var log = new ArrayList<RunOutput.Line>();
        for (var event : events.output(id, row.attempt)) {
            switch (event.type()) {
                case "diagnostic" -> diagnostics.add(diagnostic(runs.tree(event.payload())));
                case "log" -> log.add(line(runs.tree(event.payload())));
                default -> log.add(new RunOutput.Line("notice",
                        runs.notice(event.payload(), reader.language()).path("text").asText()));
            }
        }
        return new RunOutput(diagnostics, log);
    }

    private static RunOutput.Diagnostic diagnostic(JsonNode told) {
        return new RunOutput.Diagnostic(told.path("severity").asText(), told.path("file").asText(),
                told.path("line").asInt(), told.path("column").asInt(), told.path("message").asText());
    }

    private static RunOutput.Line line(JsonNode told) {
        return new RunOutput.Line(told.path("stream").asText(), told.path("text").asText());
    }
}
