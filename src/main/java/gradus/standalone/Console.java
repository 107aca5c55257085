package gradus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** Lines for the person at the terminal, each with the seconds since the start. */
public final class Console {

    private final PrintStream out;
    private final long begun;

    /** @param elapsed what has passed before, while the script was building */
    public Console(PrintStream out, Duration elapsed) {
        this.out = out;
        this.begun = System.nanoTime() - elapsed.toNanos();
    }

    /** The terminal itself: a starter has no log that anybody would look at. */
    static Console terminal() {
        var elapsed = Duration.ofSeconds(Long.getLong("gradus.elapsed", 0));
        return new Console(new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8), elapsed);
    }

    void step(String text) {
        out.printf(Locale.ROOT, "[%5.1f s] %s%n", seconds(elapsed()), text);
    }

    void say(String text) {
        out.println(text);
    }

    Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
