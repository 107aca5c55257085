package gradus.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The processes that this bench's installation has started ahead, seen from outside. */
final class WaitingSandboxes {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long LOOK_MILLIS = 250;
    private static final Pattern RUNTIME = Pattern.compile("/[^\0]+/runtime-[0-9a-f]+");

    private final int count;
    private Path runtime; // null until one was seen

    WaitingSandboxes(int count) {
        this.count = count;
    }

    /** Until all are there and none works any more. */
    void awaitAll() throws InterruptedException, IOException {
        long begun = System.nanoTime();
        var before = List.<Duration> of();
        while (true) {
            var used = processes().map(one -> one.info().totalCpuDuration().orElse(Duration.ZERO)).toList();
            if (used.size() == count && used.equals(before)) {
                runtime = runtime == null ? findRuntime() : runtime;
                return;
            }
            if (System.nanoTime() - begun > PATIENCE.toNanos()) {
                throw new IllegalStateException("No %d sandboxes wait, but %d".formatted(count, used.size()));
            }
            before = used;
            Thread.sleep(LOOK_MILLIS);
        }
    }

    /** The next run starts its own. */
    void endAll() {
        processes().forEach(ProcessHandle::destroyForcibly);
    }

    interface Hidden extends AutoCloseable {
        @Override
        void close() throws IOException;
    }

    /** Until it is closed, processes start without the cache. */
    Hidden withoutStartCache() throws IOException {
        Path shown = runtime.resolve("start");
        Path hidden = Files.move(shown, runtime.resolve("start-hidden"));
        return () -> Files.move(hidden, shown);
    }

    private static Stream<ProcessHandle> processes() {
        return ProcessHandle.current().descendants().filter(one -> one.info().commandLine().orElse("")
                .startsWith("/opt/jdk/bin/java") && one.info().commandLine().orElse("").contains("gradus.rehearse"));
    }

    /** Stands in what bubblewrap was told. */
    private static Path findRuntime() throws IOException {
        try (var files = Files.find(Path.of("/run"), 4, (file, _) -> file.endsWith("learner-ahead.arguments")
                && file.toString().startsWith("/run/gradus-test-"))) {
            for (Path file : files.toList()) {
                var found = RUNTIME.matcher(Files.readString(file));
                if (found.find()) {
                    return Path.of(found.group());
                }
            }
        }
        throw new IllegalStateException("Nothing tells where the runtime is");
    }
}
