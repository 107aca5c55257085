package gradus.labs.runs.scheduling;

import java.time.Duration;

/**
 * Where a run stands in the queue.
 *
 * @param ahead how many runs are expected to start before it
 * @param until how long it is expected to wait from now; from run times that were measured, so a guess
 */
public record Place(int ahead, Duration until) {
}
