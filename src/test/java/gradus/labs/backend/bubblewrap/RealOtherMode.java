package gradus.labs.backend.bubblewrap;

import java.time.Duration;

import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.backend.conversation.Seen;

/** Like {@link OtherMode}, with the real compiler and engine in it. */
final class RealOtherMode {

    private RealOtherMode() {
    }

    /** The first user id for sandboxes, and the memory of a run in MiB. */
    public static void main(String[] arguments) throws Exception {
        var settings = new Settings(RuntimeFolder.required(), Settings.defaultCache(), Settings.defaultRun(),
                Integer.parseInt(arguments[0]), 1, 2, 0, Programs.STANDARD);
        var limits = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60),
                Integer.parseInt(arguments[1]) * Sandbox.MIB, 128, 8 * Sandbox.MIB);
        try (var backend = new BubblewrapBackend(settings)) {
            System.out.println("ready " + backend.readiness().ready());
            OtherMode.layers(backend.readiness());
            run(backend, "practice", RealRuntimeTest.practice("", limits));
            run(backend, "graded", RealRuntimeTest.submit("Honest.txt", "0", limits));
            run(backend, "hog", RealRuntimeTest.practice("fills-native", limits));
        }
        System.out.println("processes left " + ProcessHandle.current().descendants().count());
    }

    private static void run(BubblewrapBackend backend, String name, Job job) {
        var seen = new Seen();
        var end = backend.run(job, seen);
        System.out.println("%s %s %s".formatted(name, end.kind(), seen.checks()));
        System.out.println("# " + end + " " + seen.log("err"));
    }
}
