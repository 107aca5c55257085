package gradus.labs.runs.queue;

import java.time.Instant;
import java.util.UUID;

/**
 * A run that waits or goes on, as operators see it: whose it is and what it takes, nothing of its content.
 *
 * @param priority {@code exam}, {@code submit} or {@code practice}: the order in which runs are taken
 * @param state {@code queued} or {@code running}
 * @param runner null while it waits, as {@code takenAt}
 * @param device what it computes on, or wants to
 * @param expectedMillis how long it will take, from runs that were measured
 * @param stopping somebody has cancelled it, and its runner is to end it
 * @param usage null while it waits
 * @param waiting null while it goes on
 */
public record OpenRun(UUID id, String organization, UUID person, String course, String lab, String mode, boolean exam,
        String priority, String state, int attempt, String runner, String device, long memoryBytes, Instant queuedAt,
        Instant takenAt, long expectedMillis, boolean stopping, Usage usage, Waiting waiting) {

    /**
     * What it has used so far, as its runner said with its last heartbeat.
     *
     * @param cpuMillis of the learner's side; null before it was measured, as {@code memoryPeakBytes} and
     *        {@code gpuMemoryPeakBytes}
     * @param gpuMemoryPeakBytes 0 without a GPU, and where nobody measures it
     */
    public record Usage(long wallMillis, Long cpuMillis, Long memoryPeakBytes, Long gpuMemoryPeakBytes) {
    }

    /**
     * @param reason as in {@link Standing.Reason#key()}
     * @param ahead how many runs are expected to start before it; null if it will not start as things are, as {@code seconds}
     * @param seconds how long it is expected to wait from now
     */
    public record Waiting(String reason, Integer ahead, Long seconds) {

        static Waiting of(Standing standing) {
            var place = standing.place();
            return new Waiting(standing.reason().key(), place == null ? null : place.ahead(),
                    place == null ? null : place.until().toSeconds());
        }
    }

    OpenRun standing(Standing standing) {
        return new OpenRun(id, organization, person, course, lab, mode, exam, priority, state, attempt, runner, device,
                memoryBytes, queuedAt, takenAt, expectedMillis, stopping, usage,
                standing == null ? null : Waiting.of(standing));
    }
}
