package gradus.labs.runs.queue;

import java.time.Instant;
import java.util.List;

import gradus.labs.backend.Isolation;

/**
 * One runner, as it said last, and what it does.
 *
 * @param name as in {@link Leases#owner()}
 * @param host the machine's name; empty of a runner that is older than this
 * @param version of the application
 * @param protocol the newest that it speaks; it leaves runs that need a newer one to others
 * @param ready whether its self-test held
 * @param draining it ends what it has and takes nothing more
 * @param silent it has said nothing for two leases; its runs start again elsewhere
 * @param busySlots of its slots; so are {@code busyGpuSlots} of the GPU slots
 * @param busyMemoryBytes of its memory: the limits of the runs it has
 * @param findings what its self-test found; English, for operators
 * @param isolation what keeps runs in there
 */
public record RunnerReport(String name, String host, String version, int protocol, boolean ready, boolean draining,
        boolean silent, int slots, int busySlots, int gpuSlots, int busyGpuSlots, long memoryBytes, long busyMemoryBytes,
        List<String> findings, Isolation isolation, Instant seenAt) {
}
