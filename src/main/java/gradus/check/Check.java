package gradus.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import gradus.check.Trials.Stopped;
import gradus.labs.backend.Backend;
import gradus.labs.backend.bubblewrap.BubblewrapBackend;
import gradus.labs.backend.strict.StrictBackend;

/**
 * The program behind {@code ./gradus check}. The script has built everything and tells where the checkout is in the
 * property {@code gradus.home}.
 */
final class Check {

    private Check() {
    }

    public static void main(String[] arguments) {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        var home = Path.of(System.getProperty("gradus.home", "")).toAbsolutePath();
        var backend = BubblewrapBackend.with(home.resolve("sandbox-runner/target/runtime"));
        var stop = new Thread(backend::close, "stop"); // ends every sandbox, also after Ctrl-C
        Runtime.getRuntime().addShutdownHook(stop);
        System.exit(check(List.of(arguments), home, backend, out) ? 0 : 1);
    }

    private static boolean check(List<String> arguments, Path home, BubblewrapBackend backend, PrintStream out) {
        try {
            var report = new Report(out, Duration.ofSeconds(Long.getLong("gradus.elapsed", 0)));
            return new CurriculumCheck(List.of(Path.of("curriculum")), Options.parse(arguments), report)
                    .run(() -> ready(backend), backend.slots(), home.resolve("src/docs/soak"));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
        } catch (Stopped e) {
            out.println("Stopped.");
        }
        return false;
    }

    /** @throws IllegalArgumentException naming what this machine lacks */
    private static Backend ready(BubblewrapBackend backend) {
        var readiness = backend.readiness();
        if (!readiness.ready()) {
            throw new IllegalArgumentException("No sandbox can start here:\n  "
                    + String.join("\n  ", readiness.findings()));
        }
        return new StrictBackend(backend);
    }
}
