package gradus.sandbox.grader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.sandbox.wire.Comparison;
import gradus.sandbox.wire.GraderJob;

/** The checks of a job that compare with the solution. */
final class ComparedChecks {

    private ComparedChecks() {
    }

    /** By id, for their calls alone: nothing is asked of the solution, and they cannot judge. */
    static Map<String, Check> unanswered(GraderJob job, Draw draw) throws GraderFailure {
        return each(job, draw, (comparison, cases) -> new ComparedCheck(comparison, cases, List.of(), null));
    }

    /**
     * By id. What the solution answers is computed here, on this thread; nothing is loaded where nothing is compared.
     *
     * @throws GraderFailure if the solution does not answer
     */
    static Map<String, Check> of(GraderJob job, LabCode code, Draw draw) throws GraderFailure {
        var references = new References(job, code);
        return each(job, draw, (comparison, cases) -> ComparedCheck.of(comparison, cases, references));
    }

    private static Map<String, Check> each(GraderJob job, Draw draw,
            BiFunction<Comparison, List<Cases.Case>, Check> make) throws GraderFailure {
        var checks = new HashMap<String, Check>();
        for (var check : job.checks()) {
            if (check.comparison() != null) {
                try {
                    checks.put(check.id(), make.apply(check.comparison(),
                            Cases.draw(check.comparison(), draw.random(check.id()))));
                } catch (RuntimeException e) {
                    throw GraderFailure.noGrader("Check %s: %s".formatted(check.id(), e.getMessage()));
                }
            }
        }
        return checks;
    }
}
