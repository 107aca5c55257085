package gradus.labs.backend.bubblewrap;

import java.time.Duration;

import gradus.labs.backend.Limits;
import gradus.labs.backend.conversation.Seen;

/** An application of its own, to be killed while a graded run is going on. */
final class Victim {

    private Victim() {
    }

    public static void main(String[] arguments) throws Exception {
        if (arguments[0].equals("waits")) {
            Sandbox.pooled().awaitPool();
            System.out.println("running");
            Thread.sleep(120_000);
        }
        var limits = new Limits(Duration.ofSeconds(120), Duration.ofSeconds(120), 256 * Sandbox.MIB, 64, Sandbox.MIB);
        var seen = new Seen();
        var job = Sandbox.submit("lingers", "hangs", limits);
        var backend = Sandbox.scripted();
        Thread.ofPlatform().start(() -> backend.run(job, seen));
        seen.ready.await();
        System.out.println("running");
        Thread.sleep(120_000);
    }
}
