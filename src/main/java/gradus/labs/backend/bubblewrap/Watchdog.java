package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.time.Duration;

import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd.Kind;

/** Looks at one run's clocks, many times a second, from a thread that nothing else can hold up. */
final class Watchdog implements AutoCloseable {

    static final Duration UNTIL_READY = Duration.ofSeconds(30);
    private static final Duration STEP = Duration.ofMillis(20);

    /** What it looks at. */
    interface Watched {

        Duration elapsed();

        Duration cpuUsed() throws IOException;

        /** Whether it holds more memory than it may and the kernel does not see to that. */
        boolean overfull() throws IOException;

        /** How long the present learner process has not been ready; zero if it is, or if there is none. */
        Duration notReady();

        /** Whether it has at least begun to speak; a process that never did is our fault, not the compiler's. */
        boolean greeted();

        /** Whether nothing of the learner runs any more. */
        boolean over();

        void stop(Kind kind, String detail);
    }

    private final Watched run;
    private final Limits limits;
    private final Thread thread;
    private volatile boolean closed;

    Watchdog(String name, Limits limits, Watched run) {
        this.limits = limits;
        this.run = run;
        this.thread = Thread.ofPlatform().daemon().name("sandbox-" + name + "-watchdog").start(this::watch);
    }

    private void watch() {
        try {
            while (!closed) {
                if (!run.over()) {
                    look();
                }
                Thread.sleep(STEP);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            run.stop(Kind.SANDBOX, "What it uses cannot be read: " + e);
        }
    }

    private void look() throws IOException {
        if (run.elapsed().compareTo(limits.wall()) > 0) {
            run.stop(Kind.WALL, "More than %d s".formatted(limits.wall().toSeconds()));
        } else if (run.cpuUsed().compareTo(limits.cpu()) > 0) {
            run.stop(Kind.CPU, "More than %d s of CPU time".formatted(limits.cpu().toSeconds()));
        } else if (run.overfull()) {
            run.stop(Kind.MEMORY, "More than %d MiB of memory".formatted(limits.memoryBytes() >> 20));
        } else if (run.notReady().compareTo(UNTIL_READY) > 0) {
            run.stop(run.greeted() ? Kind.WALL : Kind.SANDBOX,
                    "Not ready after %d s".formatted(UNTIL_READY.toSeconds()));
        }
    }

    @Override
    public void close() {
        closed = true;
    }
}
