package gradus.labs.runs.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * A run that waits or goes on, as operators see it: whose it is and what it takes, nothing of its content.
 *
 * @param state {@code queued} or {@code running}
 * @param runner null while it waits, as {@code takenAt}
 * @param device what it computes on, or wants to
 * @param expectedMillis how long it will take, from runs that were measured
 */
public record OpenRun(UUID id, String organization, UUID person, String course, String lab, String mode, boolean exam,
        String state, int attempt, String runner, String device, long memoryBytes, Instant queuedAt, Instant takenAt,
        long expectedMillis) {
}
