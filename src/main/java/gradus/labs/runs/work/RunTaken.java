package gradus.labs.runs.work;

import java.time.Duration;

import gradus.labs.runs.scheduling.Priority;

/**
 * A worker has taken a run from the queue, for the first time; fired in the transaction that does.
 *
 * @param waited since it was queued
 */
public record RunTaken(Priority priority, Duration waited) {
}
