package gradus.labs.operations;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import gradus.common.Problem;
import gradus.labs.runs.queue.OpenRuns;
import gradus.labs.runs.queue.QueuePause;
import gradus.labs.runs.queue.Runners;
import gradus.labs.runs.work.RunState;
import gradus.labs.runs.work.RunWakeUp;

/** What operators do with the queue and the runners, which belong to the installation. All of it is 403 for others. */
@ApplicationScoped
public class QueueOperations {

    private static final Logger LOG = Logger.getLogger(QueueOperations.class);

    private final Operators operators;
    private final QueuePause pause;
    private final Runners runners;
    private final OpenRuns runs;
    private final RunWakeUp workers;

    QueueOperations(Operators operators, QueuePause pause, Runners runners, OpenRuns runs, RunWakeUp workers) {
        this.operators = operators;
        this.pause = pause;
        this.runners = runners;
        this.runs = runs;
        this.workers = workers;
    }

    public QueueState state() {
        operators.require();
        var since = pause.since();
        return new QueueState(since.isPresent(), since.orElse(null), runs.count(RunState.QUEUED.key()),
                runs.count(RunState.RUNNING.key()), runners.reports());
    }

    /** Paused, nothing starts on any runner; what runs goes on. Doing so twice changes nothing. */
    public QueueState pause(boolean paused) {
        var operator = operators.require();
        if (paused) {
            pause.pause(operator);
        } else {
            pause.resume();
            workers.wake();
        }
        LOG.infof("%s has %s the queue", operator, paused ? "paused" : "resumed");
        return state();
    }

    /**
     * Draining, a runner ends what it has and takes nothing more. Once started anew, it takes runs again.
     *
     * @throws Problem 404 if there is no such runner
     */
    public QueueState drain(String runner, boolean draining) {
        var operator = operators.require();
        if (!runners.drain(runner, draining)) {
            throw new Problem(OperationsProblem.RUNNER_NOT_FOUND, "No runner " + runner);
        }
        workers.wake();
        LOG.infof("%s lets the runner %s %s", operator, runner, draining ? "drain" : "take runs");
        return state();
    }
}
