package gradus.labs.backend.bubblewrap;

import java.nio.file.Path;

import gradus.labs.backend.bubblewrap.box.Host;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.backend.bubblewrap.gpu.GpuMemory;
import gradus.labs.backend.bubblewrap.gpu.GpuSearch;
import gradus.labs.backend.bubblewrap.gpu.Nvml;

/**
 * Where the sandboxes live and how many may run at once.
 *
 * @param runtime folder with the jars of the built {@code sandbox-runner}
 * @param cache where runtimes are staged, once for all runs
 * @param run where run folders lie, gone with the run
 * @param firstUid the first of the user ids that runs are given, two each; nobody else may use them
 * @param slots runs at once, 1 to 64
 * @param cpus processors one learner process may use, 0.1 to 64
 * @param pool how many sandboxes of each kind, for practice and for graded runs, are started ahead, 0 to 64
 * @param programs what runs inside
 * @param gpus where GPUs are looked for
 * @param gpuMemory who knows what of their memory is in use
 */
record Settings(Path runtime, Path cache, Path run, int firstUid, int slots, double cpus, int pool,
        Programs programs, GpuSearch gpus, GpuMemory.Source gpuMemory) {

    /** Without GPUs. */
    Settings(Path runtime, Path cache, Path run, int firstUid, int slots, double cpus, int pool, Programs programs) {
        this(runtime, cache, run, firstUid, slots, cpus, pool, programs, GpuSearch.NONE, Nvml::open);
    }

    /** Three processes of Java with an engine that wait. */
    private static final long WAITING_BYTES = 1024L * 1024 * 1024;

    /** Of two processes with an engine each. */
    private static final int MOST_AT_ONCE = 8;

    static final Path CACHE = Path.of("/var/cache/gradus");
    static final Path RUN = Path.of("/run/gradus");
    static final int FIRST_UID = 45_001;

    Settings {
        runtime = runtime.toAbsolutePath().normalize();
        if (!cache.isAbsolute() || !run.isAbsolute()) {
            throw new IllegalArgumentException("The sandbox's folders must be absolute: " + cache + ", " + run);
        }
        if (slots < 1 || slots > 64) {
            throw new IllegalArgumentException("Sandbox slots are %d, allowed are 1 to 64".formatted(slots));
        }
        if (firstUid < 1000 || firstUid > 2_000_000_000) {
            throw new IllegalArgumentException("The first sandbox uid is %d, allowed are 1000 to 2000000000"
                    .formatted(firstUid));
        }
        if (pool < 0 || pool > 64) {
            throw new IllegalArgumentException("The sandbox pool is %d, allowed are 0 to 64".formatted(pool));
        }
        if (!(cpus >= 0.1 && cpus <= 64)) {
            throw new IllegalArgumentException("Sandbox processors are %s, allowed are 0.1 to 64".formatted(cpus));
        }
    }

    /** For commands that make many runs which nobody waits for: one run for each processor, as far as memory goes. */
    static Settings standard(Path runtime) {
        int slots = Math.clamp(Runtime.getRuntime().availableProcessors(), 1, MOST_AT_ONCE);
        return new Settings(runtime, defaultCache(), defaultRun(), FIRST_UID, slots, defaultCpus(slots), 0,
                Programs.STANDARD);
    }

    static Path defaultCache() {
        return Host.user() == 0 ? CACHE : ofUser();
    }

    static Path defaultRun() {
        return Host.user() == 0 ? RUN : ofUser().resolve("run");
    }

    private static Path ofUser() {
        return Path.of(System.getProperty("user.home"), ".cache", "gradus");
    }

    /** Half of the processors: a run is two processes. */
    static int defaultSlots() {
        return Math.clamp(Runtime.getRuntime().availableProcessors() / 2, 1, 64);
    }

    /** One for each slot, as long as all that wait fill no more than a quarter of the memory that is free. */
    static int defaultPool(int slots, long freeBytes) {
        return (int) Math.clamp(freeBytes / (4 * WAITING_BYTES), 0, slots);
    }

    static double defaultCpus(int slots) {
        return Math.clamp((double) Runtime.getRuntime().availableProcessors() / slots, 1, 64);
    }
}
