package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.Readiness;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.conversation.Seen;

/** An application of its own, as another user or without what the machine has; tells in lines what became of its runs. */
final class OtherMode {

    /** These are programs of their own, and nothing here waits for a limit: on a crowded machine they are given their time. */
    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(20), 256 * Sandbox.MIB, 64,
            Sandbox.MIB);
    private static final Limits SECOND = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(1), 256 * Sandbox.MIB, 64,
            Sandbox.MIB);
    private static final Limits SHORT = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(20), 256 * Sandbox.MIB, 64,
            Sandbox.MIB);

    private final BubblewrapBackend backend;

    private OtherMode(BubblewrapBackend backend) {
        this.backend = backend;
    }

    /**
     * A folder for everything, the first user id for sandboxes, the runtime, how many are to be started ahead, further scripts.
     */
    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        var usual = Sandbox.settings(Path.of(arguments[2]), 2);
        var settings = new Settings(usual.runtime(), folder.resolve("cache"), folder.resolve("run"),
                Integer.parseInt(arguments[1]), 2, 1,
                Integer.parseInt(arguments[3]), usual.programs());
        try (var backend = new BubblewrapBackend(settings)) {
            var readiness = backend.readiness();
            readiness.findings().forEach(finding -> System.out.println("finding " + finding));
            layers(readiness);
            System.out.println("ready " + readiness.ready());
            System.out.println("folders " + Settings.defaultCache() + " " + Settings.defaultRun());
            var mode = new OtherMode(backend);
            mode.runs();
            List.of(arguments).subList(4, arguments.length).forEach(mode::tells);
        }
        System.out.println("processes left " + ProcessHandle.current().descendants().count());
        System.out.println("closed");
    }

    static void layers(Readiness readiness) {
        readiness.isolation().layers().forEach(layer -> System.out.println(
                "layer %s %s %s".formatted(layer.name(), layer.fallback() ? "fallback" : "wished", layer.detail())));
    }

    private void runs() throws Exception {
        end("returns", Sandbox.practice("returns", LIMITS));
        var seen = new Seen();
        System.out.println("graded " + backend.run(Sandbox.submit("answers", "restarts-once", LIMITS), seen).kind()
                + " " + seen.checks());
        var spun = end("spins", Sandbox.practice("spins", SECOND));
        System.out.println("counted cpu " + (spun.usage().cpu().compareTo(Duration.ofMillis(500)) > 0));
        end("lingers", Sandbox.practice("lingers", SHORT));
        var full = end("fills-memory", Sandbox.practice("fills-memory", LIMITS));
        System.out.println("peak within " + (full.usage().memoryPeakBytes() > Sandbox.MIB
                && full.usage().memoryPeakBytes() <= 256 * Sandbox.MIB));
        tells("hides-memory");
        tells("starts-threads");
        cancelEarly();
        sideBySide();
    }

    private RunEnd end(String name, Job job) {
        var end = backend.run(job, new Seen());
        System.out.println(name + " " + end.kind() + " " + end.detail());
        return end;
    }

    private void tells(String script) {
        var seen = new Seen();
        var end = backend.run(Sandbox.practice(script, LIMITS), seen);
        System.out.println("%s %s: %s %s".formatted(script, String.join(", ", seen.log("out")), end.kind(), end.detail()));
    }

    private void cancelEarly() throws Exception {
        for (int millis = 0; millis <= 28; millis += 4) {
            var job = Sandbox.practice("lingers", LIMITS);
            var end = CompletableFuture.supplyAsync(() -> backend.run(job, new Seen()));
            while (!backend.runs(job.learner().run())) {
                Thread.onSpinWait();
            }
            Thread.sleep(millis);
            backend.cancel(job.learner().run());
            System.out.println("cancelled " + end.get(60, TimeUnit.SECONDS).kind() + ", processes left "
                    + ProcessHandle.current().descendants().count());
        }
    }

    /** Whose processes two runs are. */
    private void sideBySide() throws Exception {
        var jobs = new Job[] { Sandbox.practice("lingers", LIMITS), Sandbox.practice("lingers", LIMITS) };
        var ends = new CompletableFuture<?>[jobs.length];
        for (int one = 0; one < jobs.length; one++) {
            var job = jobs[one];
            var seen = new Seen();
            ends[one] = CompletableFuture.runAsync(() -> System.out.println("beside " + backend.run(job, seen)),
                    task -> Thread.ofPlatform().start(task)); // the common pool may have a single thread
            System.out.println("beside ready " + seen.ready.await(60, TimeUnit.SECONDS));
        }
        var users = new TreeSet<Integer>();
        for (var process : ProcessHandle.current().descendants().toList()) {
            users.add(user(process.pid()));
        }
        System.out.println("users " + users);
        for (var job : jobs) {
            backend.cancel(job.learner().run());
        }
        CompletableFuture.allOf(ends).get(60, TimeUnit.SECONDS);
    }

    private static int user(long pid) throws IOException {
        String line = Files.readAllLines(Path.of("/proc", Long.toString(pid), "status")).stream()
                .filter(each -> each.startsWith("Uid:")).findFirst().orElseThrow();
        return Integer.parseInt(line.split("\\s+")[1]);
    }
}
