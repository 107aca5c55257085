package gradus.labs.operations;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.labs.runs.queue.OpenRuns;
import gradus.labs.runs.queue.QueuePause;
import gradus.labs.runs.queue.Runners;
import gradus.labs.runs.work.RunCancel;
import gradus.labs.runs.work.RunState;
import gradus.labs.runs.work.RunWakeUp;
import gradus.organizations.Role;
import gradus.web.Paging;

/** What operators do with the queue. It belongs to the installation: they see the runs of all its organisations. */
@ApplicationScoped
public class QueueOperations {

    private static final Logger LOG = Logger.getLogger(QueueOperations.class);

    private final Viewer viewer;
    private final QueuePause pause;
    private final Runners runners;
    private final OpenRuns runs;
    private final RunCancel cancel;
    private final RunWakeUp workers;

    QueueOperations(Viewer viewer, QueuePause pause, Runners runners, OpenRuns runs, RunCancel cancel, RunWakeUp workers) {
        this.viewer = viewer;
        this.pause = pause;
        this.runners = runners;
        this.runs = runs;
        this.cancel = cancel;
        this.workers = workers;
    }

    /** @throws Problem 403 for somebody who is no operator, as everything here */
    public QueueState state() {
        requireOperator();
        var since = pause.since();
        return new QueueState(since.isPresent(), since.orElse(null), runs.count(RunState.QUEUED.key()),
                runs.count(RunState.RUNNING.key()), runners.present());
    }

    /** Paused, nothing starts on any runner; what runs goes on. Doing so twice changes nothing. */
    public QueueState pause(boolean paused) {
        requireOperator();
        if (paused) {
            pause.pause(viewer.id());
        } else {
            pause.resume();
            workers.wake();
        }
        LOG.infof("%s has %s the queue", viewer.id(), paused ? "paused" : "resumed");
        return state();
    }

    /**
     * Draining, a runner ends what it has and takes nothing more. Once started anew, it takes runs again.
     *
     * @throws Problem 404 if there is no such runner
     */
    public QueueState drain(String runner, boolean draining) {
        requireOperator();
        if (!runners.drain(runner, draining)) {
            throw new Problem(OperationsProblem.RUNNER_NOT_FOUND, "No runner " + runner);
        }
        workers.wake();
        LOG.infof("%s lets the runner %s %s", viewer.id(), runner, draining ? "drain" : "take runs");
        return state();
    }

    /** @throws Problem 400 for a page or size out of range */
    public OpenRunPage runs(int page, int size) {
        requireOperator();
        var paging = new Paging(page, size);
        return new OpenRunPage(runs.list((long) paging.page() * paging.size(), paging.size()), page, size,
                runs.count(RunState.QUEUED.key()) + runs.count(RunState.RUNNING.key()));
    }

    /**
     * Ends anybody's run. A closed one stays as it is.
     *
     * @throws Problem 404 if there is no such run
     */
    public void cancel(UUID run) {
        requireOperator();
        if (!cancel.cancel(run)) {
            throw new Problem(OperationsProblem.OPEN_RUN_NOT_FOUND, "No run " + run);
        }
        LOG.infof("%s has cancelled the run %s", viewer.id(), run);
    }

    private void requireOperator() {
        if (!viewer.has(Role.OPERATOR)) {
            throw new Problem(OperationsProblem.OPERATORS_ONLY, "Not an operator");
        }
    }
}
