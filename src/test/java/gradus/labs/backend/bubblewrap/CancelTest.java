package gradus.labs.backend.bubblewrap;

import static gradus.labs.backend.bubblewrap.Sandbox.LIMITS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.conversation.Seen;

class CancelTest {

    @AfterEach
    void nothingIsLeft() throws IOException {
        Leftovers.assertNone();
    }

    @Test
    void cancelsAtOnce() throws Exception {
        var job = Sandbox.practice("lingers", LIMITS);
        var seen = new Seen();
        var end = inBackground(job, seen);
        assertThat(seen.ready.await(10, TimeUnit.SECONDS)).isTrue();
        assertThat(Sandbox.scripted().usage(job.learner().run())).hasValueSatisfying(used -> {
            assertThat(used.cpu()).isPositive();
            assertThat(used.memoryPeakBytes()).isPositive();
        });
        long start = System.nanoTime();
        Sandbox.scripted().cancel(job.learner().run());
        assertThat(end.get(5, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start)).isLessThan(1000);
        assertThat(Sandbox.scripted().usage(job.learner().run())).isEmpty();
    }

    @Test
    void cancelsWhileTheSandboxIsStillBeingMade() throws Exception {
        Sandbox.scripted().readiness();
        for (int millis = 0; millis <= 30; millis += 2) {
            var job = Sandbox.submit("lingers", "hangs", LIMITS);
            var end = inBackground(job, new Seen());
            while (!Sandbox.scripted().runs(job.learner().run())) {
                Thread.onSpinWait();
            }
            Thread.sleep(millis);
            Sandbox.scripted().cancel(job.learner().run());
            assertThat(end.get(5, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
            Leftovers.assertNone();
        }
    }

    @Test
    void cancelsWhatStillWaitsForASlot() throws Exception {
        var first = Sandbox.practice("lingers", LIMITS);
        var second = Sandbox.practice("lingers", LIMITS);
        var waiting = Sandbox.practice("returns", LIMITS);
        var seen = new Seen();
        var occupying = List.of(new Seen(), new Seen());
        var ends = new CompletableFuture<?>[] { inBackground(first, occupying.get(0)),
                inBackground(second, occupying.get(1)) };
        for (var run : occupying) {
            assertThat(run.started.await(10, TimeUnit.SECONDS)).isTrue();
        }
        var end = inBackground(waiting, seen);
        Thread.sleep(200);
        Sandbox.scripted().cancel(waiting.learner().run());
        assertThat(end.get(5, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(seen.started.getCount()).isOne();
        Sandbox.scripted().cancel(first.learner().run());
        Sandbox.scripted().cancel(second.learner().run());
        CompletableFuture.allOf(ends).get(5, TimeUnit.SECONDS);
    }

    @Test
    void cancellingWhatDoesNotRunDoesNothing() throws IOException {
        Sandbox.scripted().cancel(UUID.randomUUID());
    }

    @Test
    void runsSideBySideDoNotDisturbEachOther() throws Exception {
        var honest = new Seen();
        var hog = inBackground(Sandbox.practice("fills-memory", LIMITS), new Seen());
        var job = Sandbox.submit("answers", "restarts-once", LIMITS);
        assertThat(Sandbox.run(job, honest).kind()).isEqualTo(Kind.COMPLETED);
        assertThat(honest.checks()).containsExactly("first failed 0", "second passed 10");
        assertThat(hog.get(20, TimeUnit.SECONDS).kind()).isEqualTo(Kind.MEMORY);
    }

    private static CompletableFuture<RunEnd> inBackground(Job job, Seen seen) throws IOException {
        var backend = Sandbox.scripted();
        return CompletableFuture.supplyAsync(() -> backend.run(job, seen), task -> Thread.ofPlatform().start(task));
    }
}
