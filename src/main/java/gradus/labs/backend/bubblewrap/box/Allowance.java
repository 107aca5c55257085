package gradus.labs.backend.bubblewrap.box;

import java.time.Duration;

import gradus.labs.backend.Limits;

/**
 * What the processes of one sandbox may use together.
 *
 * @param memoryBytes with everything they allocate, files in memory included
 * @param processes threads and processes
 * @param cpus processors at the same time
 * @param cpu time on processors; the kernel's own limit, a little above what the watchdog enforces
 * @param heapShare part of the memory that Java's heap gets; the rest is for native memory
 */
public record Allowance(long memoryBytes, int processes, double cpus, Duration cpu, double heapShare) {

    private static final long MIB = 1024 * 1024;
    private static final Duration KERNEL_MARGIN = Duration.ofSeconds(3);

    private static final Duration BRIEF = Duration.ofMinutes(1).plus(KERNEL_MARGIN);

    /** Tensors live outside the heap. */
    public static Allowance learner(Limits limits, double cpus) {
        return new Allowance(limits.memoryBytes(), limits.processes(), cpus, limits.cpu().plus(KERNEL_MARGIN), 0.375);
    }

    /** Hidden checks are plain Java: one processor, a GiB, and no longer than the run. */
    public static Allowance grader(Limits limits) {
        return new Allowance(1024 * MIB, 128, 1, limits.wall().plus(KERNEL_MARGIN), 0.625);
    }

    /** Whether it is too short for the second compiler to pay: a quarter of such a run's time on processors. */
    boolean brief() {
        return cpu.compareTo(BRIEF) <= 0;
    }

    long heapMebibytes() {
        return (long) (memoryBytes * heapShare / MIB);
    }

    long directMebibytes() {
        return memoryBytes / 8 / MIB;
    }
}
