package gradus.demo.record;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;

import gradus.common.BadContent;
import gradus.demo.script.Cohort;
import gradus.labs.backend.bubblewrap.BubblewrapBackend;

/**
 * The program behind {@code ./gradus record}: lets the demonstration's invented learners run their files in real
 * sandboxes, and writes down what came out. The script has built everything and tells where the checkout is in the
 * property {@code gradus.home}.
 */
final class RecordRuns {

    private RecordRuns() {
    }

    public static void main(String[] arguments) throws IOException {
        var out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, UTF_8);
        var home = Path.of(System.getProperty("gradus.home", "")).toAbsolutePath();
        var backend = BubblewrapBackend.with(home.resolve("sandbox-runner/target/runtime"));
        Runtime.getRuntime().addShutdownHook(new Thread(backend::close, "stop")); // ends every sandbox, also after Ctrl-C
        System.exit(record(List.of(arguments), home, backend, out) ? 0 : 1);
    }

    private static boolean record(List<String> arguments, Path home, BubblewrapBackend backend, PrintStream out)
            throws IOException {
        var readiness = backend.readiness();
        if (!readiness.ready()) {
            out.println("No sandbox can start here:\n  " + String.join("\n  ", readiness.findings()));
            return false;
        }
        try {
            var only = arguments.stream().findFirst();
            return new Recorder(backend, out::println).record(Cohort.shipped(), List.of(home.resolve("curriculum")),
                    only, home.resolve("src/main/resources/demo"));
        } catch (BadContent | IllegalArgumentException | IllegalStateException e) {
            out.println(e.getMessage());
            return false;
        }
    }
}
