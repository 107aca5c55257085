package gradus.labs.runs;

import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Problem;
import gradus.labs.backend.Device;
import gradus.labs.runs.queue.DailyBudget;
import gradus.labs.runs.queue.OpenRuns;

/** Whether a person may queue one more run. */
@ApplicationScoped
class RunAdmission {

    private final OpenRuns open;
    private final DailyBudget budget;

    RunAdmission(OpenRuns open, DailyBudget budget) {
        this.open = open;
        this.budget = budget;
    }

    /** @throws Problem 429 if too many runs are open or today's budget is spent */
    void check(String organization, UUID person, Device device) {
        if (!open.mayAdd(organization, person)) {
            throw new Problem(RunProblem.TOO_MANY_RUNS, "%d runs are open".formatted(open.most()),
                    Map.of("most", Integer.toString(open.most())));
        }
        var day = budget.of(organization, person);
        if (day.spent(device)) {
            throw new Problem(RunProblem.BUDGET_SPENT, "Today's budget is spent",
                    Map.of("resets", day.resetsAt().toString()));
        }
    }
}
