package gradus.labs.operations;

import java.time.Instant;
import java.util.List;

import gradus.labs.runs.queue.RunnerReport;

/**
 * The queue of the installation and who serves it.
 *
 * @param pausedSince null unless it is paused
 * @param waiting runs
 * @param running runs
 * @param runners that were heard within a day
 */
public record QueueState(boolean paused, Instant pausedSince, long waiting, long running, List<RunnerReport> runners) {

    public QueueState {
        runners = List.copyOf(runners);
    }
}
