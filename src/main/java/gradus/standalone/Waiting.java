package gradus.standalone;

import java.time.Duration;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/** Waits for a server and says every few seconds that it still does. */
final class Waiting {

    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);
    private static final Duration SPEAK_AGAIN = Duration.ofSeconds(5);

    private static final Duration FOR_END = Duration.ofMinutes(10);

    private Waiting() {
    }

    /**
     * @param child the process that has to live meanwhile
     * @throws StartFailure with the end of its log if the child dies or the time is over
     */
    static void until(BooleanSupplier ready, Child child, Duration limit, Console console) {
        var begun = System.nanoTime();
        var spoken = begun;
        while (!ready.getAsBoolean()) {
            var now = System.nanoTime();
            if (!child.alive()) {
                throw new StartFailure("%s ended while it started (exit %d).%n%s"
                        .formatted(child.name(), child.awaitEnd(), child.lastWords()));
            }
            if (now - begun > limit.toNanos()) {
                throw new StartFailure("%s did not answer within %d s.%n%s"
                        .formatted(child.name(), limit.toSeconds(), child.lastWords()));
            }
            if (now - spoken > SPEAK_AGAIN.toNanos()) {
                spoken = now;
                console.step(String.format(Locale.ROOT, "… %s: %d s so far", child.name(),
                        Duration.ofNanos(now - begun).toSeconds()));
            }
            pause(LOOK_AGAIN);
        }
    }

    /** Waits for a program that ends by itself. */
    static int forEnd(Child child, Console console) {
        until(() -> !child.alive(), child, FOR_END, console);
        return child.awaitEnd();
    }

    static void pause(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StartFailure("Interrupted.", e);
        }
    }
}
