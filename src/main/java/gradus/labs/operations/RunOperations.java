package gradus.labs.operations;

import java.util.List;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import gradus.common.Problem;
import gradus.identity.Names;
import gradus.labs.runs.queue.OpenRun;
import gradus.labs.runs.queue.OpenRuns;
import gradus.labs.runs.work.RunCancel;
import gradus.labs.runs.work.RunState;
import gradus.web.Paging;

/**
 * What operators do with the runs of others. They see those of every organisation, which all wait in one queue, but the names
 * of people only in their own. All of it is 403 for others.
 */
@ApplicationScoped
public class RunOperations {

    private static final Logger LOG = Logger.getLogger(RunOperations.class);
    private static final List<String> OPEN = List.of(RunState.RUNNING.key(), RunState.QUEUED.key());

    private final Operators operators;
    private final OpenRuns runs;
    private final Names names;
    private final RunCancel cancel;

    RunOperations(Operators operators, OpenRuns runs, Names names, RunCancel cancel) {
        this.operators = operators;
        this.runs = runs;
        this.names = names;
        this.cancel = cancel;
    }

    /**
     * @param state {@code running}, {@code queued}, or null for both: then what goes on comes first
     * @throws Problem 400 for a page or size out of range, or another state
     */
    public OpenRunPage list(String state, int page, int size) {
        operators.require();
        var paging = new Paging(page, size);
        var states = state == null ? OPEN : List.of(state);
        if (!OPEN.containsAll(states)) {
            throw new Problem(OperationsProblem.NO_SUCH_STATE, "Not a state of open runs: " + state);
        }
        var listed = runs.list(states, (long) paging.page() * paging.size(), paging.size());
        return new OpenRunPage(listed, names.of(listed.stream().map(OpenRun::person).distinct().toList()), page, size,
                states.stream().mapToLong(runs::count).sum());
    }

    /**
     * Ends anybody's run. A closed one stays as it is.
     *
     * @throws Problem 404 if there is no such run
     */
    public void cancel(UUID run) {
        var operator = operators.require();
        if (!cancel.cancel(run)) {
            throw new Problem(OperationsProblem.OPEN_RUN_NOT_FOUND, "No run " + run);
        }
        LOG.infof("%s has cancelled the run %s", operator, run);
    }
}
