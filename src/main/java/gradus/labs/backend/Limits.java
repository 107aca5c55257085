package gradus.labs.backend;

import java.time.Duration;

/**
 * What one run may use. Wall and CPU time count for the whole run, restarts included.
 *
 * @param wall 1 s to 1 h
 * @param cpu 1 s to 2 h
 * @param memoryBytes of the learner process with everything it allocates, 256 MiB to 64 GiB
 * @param processes threads and processes, 16 to 4,096
 * @param outputBytes raw output of the learner process, after which it is ended; 64 KiB to 64 MiB
 */
public record Limits(Duration wall, Duration cpu, long memoryBytes, int processes, long outputBytes) {

    private static final long KIB = 1024;
    private static final long MIB = 1024 * KIB;

    /** The training column of the sandbox's default limits. */
    public static final Limits DEFAULT = new Limits(Duration.ofSeconds(300), Duration.ofSeconds(600), 2048 * MIB, 256,
            8 * MIB);

    public Limits {
        within("wall", wall.toMillis(), 1_000, 3_600_000);
        within("cpu", cpu.toMillis(), 1_000, 7_200_000);
        within("memory", memoryBytes, 256 * MIB, 64 * 1024 * MIB);
        within("processes", processes, 16, 4096);
        within("output", outputBytes, 64 * KIB, 64 * MIB);
    }

    private static void within(String name, long value, long least, long most) {
        if (value < least || value > most) {
            throw new IllegalArgumentException("Limit %s is %d, allowed are %d to %d".formatted(name, value, least, most));
        }
    }
}
