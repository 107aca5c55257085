package gradus.labs.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.HostileGround;
import gradus.labs.backend.bubblewrap.Layer;

/** Group C: processes, threads, signals, and who ends what. */
@HostileGroup
class ProcessesHostileTest {

    private static final int CANCELS = Integer.getInteger("gradus.hostile.cancels", 12);
    private static final Order LINGERS = Order.practice("processes-lingers");
    private static final Order ONE_SECOND = LINGERS.within(Duration.ofSeconds(1), Duration.ofSeconds(30));

    private static Outside outside;
    private static Outcome bare;
    private static Outcome boxed;

    @BeforeAll
    static void run() {
        outside = new Outside();
        var order = Order.practice("processes-all").with("children", 60);
        try (var victim = outside.start(LINGERS); var prey = outside.start(LINGERS)) {
            victim.await("lingers");
            prey.await("lingers");
            boxed = HostileGround.run(order.with("victim", victim.pid()).with("prey", prey.pid()).with("sweep", 1))
                    .outcome();
            assertThat(victim.lastsFor(1)).isTrue();
            assertThat(prey.lastsFor(1)).isTrue();
            bare = outside.bare(order.with("victim", victim.pid()).with("prey", prey.pid()));
            assertThat(prey.lastsFor(5000)).as("the control kills").isFalse();
        }
        assertThat(boxed.end().kind()).as(boxed.toString()).isEqualTo(Kind.COMPLETED);
    }

    @AfterAll
    static void leave() {
        outside.close();
    }

    @HostileCase("C1 fork-bomb")
    void noSecondProcessCanBeMade(CaseReport it) {
        it.control(bare);
        it.refused("seccomp, threads only", boxed, "EAGAIN");
        it.neighbour(boxed);
    }

    @HostileCase("C2 fork-bomb-neighbour")
    void whoTakesEveryThreadTakesNobodyElses(CaseReport it) {
        try (var hog = outside.start(Order.practice("processes-hogs"), "--nproc=60")) {
            hog.await("C2");
            var starved = HostileGround.bare(Order.practice("processes-few"), outside.uid, "",
                    java.util.List.of("--nproc=60")).outcome();
            assertThat(starved.honest("C2")).as("counted over one user, one starves the other").noneMatch(one -> one
                    .outcome().equals("fine"));
            it.control("beside 60 threads of the same user a second program gets none");
        }
        try (var hog = HostileGround.run(Order.practice("processes-hogs"))) {
            hog.await("C2");
            var beside = HostileGround.run(Order.practice("processes-few")).outcome();
            assertThat(hog.lastsFor(1)).isTrue();
            it.refused("a user of its own, limits counted inside", "the neighbour is not touched");
            it.neighbour(beside);
        }
    }

    @HostileCase("C3 thread-bomb")
    void threadsHaveANumber(CaseReport it) {
        var order = Order.practice("processes-threads").with("threads", 200);
        it.control(outside.bare(order));
        it.refused("limit of processes", HostileGround.run(order.with("threads", 5000)).outcome(), "no thread after ");
        it.neighbour(boxed);
    }

    @HostileCase("C4 kill-everything")
    void killingEverythingReachesNothingOutside(CaseReport it) {
        var order = Order.practice("processes-kills");
        try (var victim = outside.start(LINGERS)) {
            victim.await("lingers");
            var kills = HostileGround.run(order).outcome();
            assertThat(kills.end().kind()).isEqualTo(Kind.COMPLETED);
            assertThat(victim.lastsFor(1)).isTrue();
            it.refused("process namespace", "the runner and others live, the lab ends as it should");
            it.neighbour(kills);
            outside.bare(order);
            assertThat(victim.lastsFor(5000)).isFalse();
            it.control("a process of the same user is gone");
        }
    }

    @HostileCase("C5 kill-runner-by-pid")
    void noPidOutsideCanBeKilled(CaseReport it) {
        it.control(bare);
        it.refused("process namespace", boxed, "ESRCH");
        it.neighbour(boxed);
    }

    @HostileCase("C6 ptrace")
    void noProcessCanBeLookedInto(CaseReport it) {
        it.control(bare);
        it.refused("seccomp", boxed, "EPERM");
        it.neighbour(boxed);
    }

    @HostileCase("C7 daemonise")
    void nothingStaysBehind(CaseReport it) {
        Path mark = outside.own.resolve("stays");
        var daemon = outside.start(Order.practice("processes-daemon").with("stays", mark));
        daemon.await("C7");
        assertThat(daemon.lastsFor(30_000)).as("the program itself ends").isFalse();
        HostileGround.until(() -> Files.exists(mark), () -> "the daemon left no mark");
        assertThat(daemon.leavesSomething()).as("and something stays").isTrue();
        it.control(daemon.outcome());
        // Even if it could be started, it would end with the first process.
        var java = HostileGround.without(Layer.SECCOMP, Order.practice("processes-java"), outside.uid);
        java.await("C7");
        assertThat(java.lastsFor(30_000)).isFalse();
        HostileGround.until(() -> !java.leavesSomething(), () -> "another Java outlived its sandbox");
        assertThat(java.outcome().attacks("C7")).allMatch(one -> one.outcome().equals("got"));
        var refused = HostileGround.run(Order.practice("processes-daemon").with("stays", "/work/stays")).outcome();
        it.refused("no programs, one process; with those off, process namespace", refused, "EAGAIN", "ENOENT");
        it.neighbour(refused);
    }

    @HostileCase("C8 ignore-term")
    void whoIgnoresSignalsIsEndedAllTheSame(CaseReport it) {
        try (var deaf = outside.start(Order.practice("processes-deaf"))) {
            deaf.await("C8");
            deaf.ask();
            assertThat(deaf.lastsFor(300)).isTrue();
            it.control("lives on after SIGTERM");
        }
        var ended = HostileGround.run(new Order("processes-deaf", ONE_SECOND.places(), ONE_SECOND.limits(), false))
                .outcome();
        assertThat(ended.end().kind()).isEqualTo(Kind.WALL);
        it.refused("SIGKILL to its control group", "wall, after %d ms of 1000".formatted(ended.wall().toMillis()));
        it.neighbour(boxed.honest("C1").getFirst().detail() + " in a lab that ends by itself");
    }

    @HostileCase("C9 early-cancel-race")
    void aCancelAtAnyMomentLeavesNothing(CaseReport it) {
        var orphan = HostileGround.without(Layer.DIES_WITH_PARENT, LINGERS, outside.uid);
        orphan.await("lingers");
        orphan.killFirst();
        assertThat(orphan.leavesSomething()).as("whoever kills the first process alone leaves the rest").isTrue();
        it.control("the first process killed, the program runs on");
        orphan.close();
        for (int i = 0; i < CANCELS; i++) {
            var run = HostileGround.run(LINGERS);
            run.lastsFor(i % 31);
            run.ask();
            assertThat(run.outcome().end().kind()).isEqualTo(Kind.CANCELLED);
            HostileGround.assertNothingLeft();
        }
        it.refused("ended by its control group", "%d cancels at 0 to 30 ms, no process left".formatted(CANCELS));
        it.neighbour(boxed.honest("C1").getFirst().detail() + " in a lab nobody cancels");
    }

    @HostileCase("C11 launcher-thread-ends")
    void aLabOutlivesTheThreadThatAskedForIt(CaseReport it) throws InterruptedException {
        var end = new CountDownLatch(1);
        var starter = new AtomicReference<Thread>();
        var sandbox = HostileGround.without(Layer.STARTED_FOR_GOOD, LINGERS, outside.uid, builder -> {
            var process = new AtomicReference<Process>();
            var started = new CountDownLatch(1);
            starter.set(Thread.ofPlatform().daemon().start(() -> {
                try {
                    process.set(builder.start());
                    started.countDown();
                    end.await();
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            }));
            try {
                started.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return process.get();
        });
        sandbox.await("lingers");
        end.countDown();
        starter.get().join();
        assertThat(sandbox.lastsFor(5000)).as("the kernel ends a sandbox with the thread that started it").isFalse();
        it.control("started from a thread that ends, the sandbox ends with it");
        sandbox.close();
        var longer = HostileGround.run(Order.practice("processes-second").with("millis", 1500)).outcome();
        assertThat(longer.end().kind()).isEqualTo(Kind.COMPLETED);
        it.refused("one launching thread that never ends", "the lab runs its 1.5 s to the end");
        it.neighbour(longer);
    }

    @HostileCase("C12 shutdown-hook-loop")
    void whoDoesNotWantToEndIsEnded(CaseReport it) {
        try (var loops = outside.start(Order.practice("processes-hook"))) {
            loops.await("C12");
            assertThat(loops.lastsFor(300)).isTrue();
            it.control("never ends after its exit");
        }
        var ended = HostileGround.run(new Order("processes-hook", ONE_SECOND.places(), ONE_SECOND.limits(), false))
                .outcome();
        assertThat(ended.end().kind()).isEqualTo(Kind.WALL);
        it.refused("wall time", "wall, after %d ms of 1000".formatted(ended.wall().toMillis()));
        it.neighbour(boxed.honest("C1").getFirst().detail() + " in a lab that ends by itself");
    }

    @HostileCase("C13 exec-tools")
    void thereIsNothingToStart(CaseReport it) {
        it.control(bare);
        it.refused("no programs in it; threads only", boxed, "ENOENT", "EAGAIN", "IOException");
        it.neighbour(boxed);
    }

    @HostileCase("C14 attach-other-jvm")
    void noOtherJavaCanBeAttachedTo(CaseReport it) {
        it.control(bare);
        it.refused("process namespace, mounts", boxed, "no such process");
        it.neighbour(boxed);
    }
}
