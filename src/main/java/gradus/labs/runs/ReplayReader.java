package gradus.labs.runs;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Language;
import gradus.labs.grading.RunReport;
import gradus.labs.runs.events.CurveReader;
import gradus.labs.runs.replay.Agreement;
import gradus.labs.runs.replay.CheckComparison;
import gradus.labs.runs.replay.Comparison;
import gradus.labs.runs.replay.CurveComparison;
import gradus.labs.runs.replay.Environment;
import gradus.labs.runs.replay.Outcome;
import gradus.labs.runs.replay.Point;
import gradus.labs.runs.work.RunState;

/** Puts a run and its replay side by side. */
@ApplicationScoped
class ReplayReader {

    private final RunReader runs;
    private final CurveReader curves;

    ReplayReader(RunReader runs, CurveReader curves) {
        this.runs = runs;
        this.curves = curves;
    }

    Replay replay(LabRun then, LabRun now, Language language) {
        var before = runs.run(then, language);
        var after = runs.run(now, language);
        if (!now.state.equals(RunState.FINISHED.key())) {
            return new Replay(then.id, now.id, now.state, now.createdAt, now.closedAt, null, null, null,
                    after.message(), null, null, List.of(), List.of(), List.of());
        }
        var found = Comparison.of(outcome(then, before), outcome(now, after));
        return new Replay(then.id, now.id, now.state, now.createdAt, now.closedAt, found.agreement().key(),
                found.reproduced(), found.sameEnvironment(), message(found, language),
                new Replay.Ends(then.endKind, now.endKind, found.sameEnd()),
                new Replay.Scores(before.score(), after.score(), found.sameScore()),
                found.checks().stream().map(check -> check(check, before, after)).toList(),
                found.curves().stream().map(ReplayReader::curve).toList(),
                found.then().environment().against(found.now().environment()).stream()
                        .map(part -> new Replay.Part(part.name(), part.then(), part.now(), part.same())).toList());
    }

    private static String message(Comparison found, Language language) {
        var key = found.agreement() == Agreement.SAME_VERDICT
                ? found.sameEnvironment() ? "same-verdict-here" : "same-verdict-elsewhere"
                : found.agreement().key();
        return RunReader.TEXTS.get(language, "replay." + key, Map.of());
    }

    private Outcome outcome(LabRun row, Run run) {
        var evidence = run.evidence();
        var environment = evidence == null ? new Environment(null, null, null, null, null)
                : new Environment(evidence.runner(), evidence.java(), evidence.engine(), evidence.device(),
                        evidence.processor());
        return new Outcome(row.endKind, row.earned, row.possible, row.passed, checks(row), series(row), environment);
    }

    private List<Outcome.Check> checks(LabRun row) {
        if (row.checks == null) {
            return List.of();
        }
        var checks = new ArrayList<Outcome.Check>();
        runs.tree(row.checks).forEach(check -> checks.add(new Outcome.Check(check.path("id").asText(),
                check.path("outcome").asText(), check.path("points").asInt(),
                check.path("message").isNull() ? null : check.path("message").toString())));
        return checks;
    }

    private Map<String, List<Point>> series(LabRun row) {
        var byName = new LinkedHashMap<String, List<Point>>();
        curves.points(row.id, row.attempt).forEach(point -> byName
                .computeIfAbsent(point.name(), name -> new ArrayList<>()).add(new Point(point.step(), point.value())));
        return byName;
    }

    private static Replay.Check check(CheckComparison found, Run then, Run now) {
        var before = told(found.id(), then);
        var after = told(found.id(), now);
        var title = Stream.of(before, after).filter(check -> check != null).findFirst().map(RunReport.Check::title)
                .orElse(found.id());
        return new Replay.Check(found.id(), title, shown(before), shown(after), found.identical());
    }

    private static RunReport.Check told(String id, Run run) {
        return run.checks().stream().filter(check -> check.id().equals(id)).findFirst().orElse(null);
    }

    private static Replay.Told shown(RunReport.Check check) {
        return check == null ? null : new Replay.Told(check.outcome(), check.points(), check.message());
    }

    private static Replay.Curve curve(CurveComparison found) {
        var first = found.first() == null ? null
                : new Replay.Difference(found.first().step(), CurveReader.shown(found.first().then()),
                        CurveReader.shown(found.first().now()), found.first().by());
        return new Replay.Curve(found.name(), found.pointsThen(), found.pointsNow(), found.compared(),
                found.identical(), first);
    }
}
