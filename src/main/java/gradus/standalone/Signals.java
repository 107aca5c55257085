package gradus.standalone;

import java.io.IOException;
import java.time.Duration;

/** Ends processes that may not be our children any more, and only exactly those. */
final class Signals {

    /** What a server takes as "finish what you are doing, then end". */
    enum Signal {
        TERM,
        INT,
        KILL
    }

    private static final Duration LOOK_AGAIN = Duration.ofMillis(50);
    private static final Duration AFTER_KILL = Duration.ofSeconds(10);

    private Signals() {
    }

    /** Asks politely, waits, then kills. */
    static void end(ProcessMark mark, Signal polite, Duration patience) {
        send(mark, polite);
        if (ended(mark, patience)) {
            return;
        }
        send(mark, Signal.KILL);
        if (!ended(mark, AFTER_KILL)) {
            throw new StartFailure("Process %d does not end, not even when killed.".formatted(mark.pid()));
        }
    }

    static void send(ProcessMark mark, Signal signal) {
        if (!mark.alive()) {
            return;
        }
        try {
            // Java can only send TERM and KILL; the shell's own kill is there on every machine.
            new ProcessBuilder("sh", "-c", "kill -" + signal + " " + mark.pid()).inheritIO().start().waitFor();
        } catch (IOException e) {
            throw new StartFailure("Process %d cannot be ended: %s".formatted(mark.pid(), e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted while ending process %d.".formatted(mark.pid()), e);
        }
    }

    private static boolean ended(ProcessMark mark, Duration patience) {
        var deadline = System.nanoTime() + patience.toNanos();
        while (mark.alive()) {
            if (System.nanoTime() > deadline) {
                return false;
            }
            Waiting.pause(LOOK_AGAIN);
        }
        return true;
    }
}
