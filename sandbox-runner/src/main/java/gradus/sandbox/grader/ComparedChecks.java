package gradus.sandbox.grader;

import java.util.HashMap;
import java.util.Map;

import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.sandbox.wire.GraderJob;

/** The checks of a job that compare with the solution. */
final class ComparedChecks {

    private ComparedChecks() {
    }

    /**
     * By id. What the solution answers is computed here, on this thread; nothing is loaded where nothing is compared.
     *
     * @throws GraderFailure if the solution does not answer
     */
    static Map<String, Check> of(GraderJob job, LabCode code, Draw draw) throws GraderFailure {
        var references = new References(job, code);
        var checks = new HashMap<String, Check>();
        for (var check : job.checks()) {
            if (check.comparison() != null) {
                try {
                    var cases = Cases.draw(check.comparison(), draw.random(check.id()));
                    checks.put(check.id(), ComparedCheck.of(check.comparison(), cases, references));
                } catch (RuntimeException e) {
                    throw GraderFailure.noGrader("Check %s: %s".formatted(check.id(), e.getMessage()));
                }
            }
        }
        return checks;
    }
}
