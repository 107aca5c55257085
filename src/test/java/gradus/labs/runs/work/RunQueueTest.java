package gradus.labs.runs.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.labs.backend.Device;
import gradus.labs.backend.Readiness;
import gradus.labs.backend.RunEnd;
import gradus.labs.runs.queue.Leases;
import gradus.labs.runs.queue.QueuePause;
import gradus.labs.runs.queue.Runners;
import gradus.labs.runs.queue.Standing.Reason;
import gradus.labs.runs.queue.Standings;
import gradus.labs.runs.scheduling.Capacity;
import gradus.testing.Await;
import gradus.testing.ScriptedBackend;
import gradus.testing.SeededRuns;
import gradus.testing.SeededRuns.Seed;
import gradus.testing.SteppingClock;
import io.quarkus.test.junit.QuarkusTest;

/** Runners and the rows they share. This application's worker is kept from taking runs, the test is other ones. */
@QuarkusTest
class RunQueueTest {

    private static final Logger LOG = Logger.getLogger(RunQueueTest.class);
    private static final long GIB = 1024L * 1024 * 1024;
    private static final Capacity RUNNER = new Capacity("seeded/1/1", 4, 0, 8 * GIB);
    private static final Capacity OTHER = new Capacity("seeded/2/2", 4, 1, 8 * GIB);
    private static final Readiness READY = new Readiness(true, List.of());

    private final ScriptedBackend backend;
    private final SteppingClock clock;
    private final Sql sql;
    private final SeededRuns seeded;

    private final RunQueue queue;
    private final RunClosing closing;
    private final RunCancel cancel;
    private final Leases leases;
    private final Runners runners;
    private final Standings standings;
    private final QueuePause pause;

    RunQueueTest(ScriptedBackend backend, SteppingClock clock, Sql sql, SeededRuns seeded, RunQueue queue, RunClosing closing,
            RunCancel cancel, Leases leases, Runners runners, Standings standings, QueuePause pause) {
        this.backend = backend;
        this.clock = clock;
        this.sql = sql;
        this.seeded = seeded;
        this.queue = queue;
        this.closing = closing;
        this.cancel = cancel;
        this.leases = leases;
        this.runners = runners;
        this.standings = standings;
        this.pause = pause;
    }

    @BeforeEach
    void onlyTheTestTakesRuns() {
        backend.ready(false, "the test takes them");
        seeded.removeAll();
        runners.seen(RUNNER, READY);
        Await.until("the application's own runner has said so", () -> runners.present().stream()
                .noneMatch(runner -> runner.ready() && !runner.name().startsWith("seeded/")));
    }

    @AfterEach
    void nothingStays() {
        seeded.removeAll();
        backend.ready(true);
    }

    @Test
    void examTasksGoBeforeSubmitsAndSubmitsBeforePractice() {
        var practice = seeded.add(Seed.of(UUID.randomUUID(), ago(60)));
        var submit = seeded.add(Seed.of(UUID.randomUUID(), ago(40)).mode("submit"));
        var exam = seeded.add(Seed.of(UUID.randomUUID(), ago(20)).asExam());
        assertThat(List.of(taken(), taken(), taken())).containsExactly(exam, submit, practice);
    }

    @Test
    void whoUsedMuchGoesBehindWhoUsedLittle() {
        var heavy = UUID.randomUUID();
        seeded.add(Seed.of(heavy, ago(60)));
        closing.close(claim(RUNNER).orElseThrow(), ended(Duration.ofSeconds(100), Duration.ofSeconds(20)));
        var second = seeded.add(Seed.of(heavy, ago(50)));
        var light = seeded.add(Seed.of(UUID.randomUUID(), ago(10)));
        assertThat(List.of(taken(), taken())).containsExactly(light, second);
    }

    @Test
    void aRunIsChargedOnceToItsPersonCourseAndOrganisationAndTheChargeFades() {
        seeded.add(Seed.of(UUID.randomUUID(), ago(60)));
        var claim = claim(RUNNER).orElseThrow();
        assertThat(closing.close(claim, ended(Duration.ofSeconds(100), Duration.ofSeconds(20)))).isTrue();
        assertThat(closing.close(claim, ended(Duration.ofSeconds(100), Duration.ofSeconds(20)))).isFalse();
        assertThat(charged()).containsExactly(100.0, 100.0, 100.0);
        clock.step(Duration.ofHours(1));
        try {
            seeded.add(Seed.of(claim.person(), ago(60)));
            closing.close(claim(RUNNER).orElseThrow(), ended(Duration.ofSeconds(4), Duration.ofSeconds(10)));
            assertThat(charged()).allSatisfy(seconds -> assertThat(seconds).isBetween(59.9, 60.1));
        } finally {
            clock.step(Duration.ofHours(-1));
        }
    }

    @Test
    void aPersonHasOneRunAtATimeAndIsToldSo() {
        var person = UUID.randomUUID();
        seeded.add(Seed.of(person, ago(60)));
        claim(RUNNER).orElseThrow();
        var second = seeded.add(Seed.of(person, ago(50)));
        assertThat(claim(RUNNER)).isEmpty();
        assertThat(standings.of(second).reason()).isEqualTo(Reason.OWN_RUN);
        var exam = seeded.add(Seed.of(person, ago(40)).asExam());
        assertThat(taken()).isEqualTo(exam);
    }

    @Test
    void severalRunnersTakeEveryRunOnceAndNeverTwoOfOnePerson() throws Exception {
        seeded.addMany(200, 40, ago(300));
        var taken = new ArrayList<Claim>();
        Callable<Optional<Claim>> first = () -> claim(RUNNER);
        Callable<Optional<Claim>> second = () -> claim(OTHER);
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (int round = 0; round < 40 && taken.size() < 200; round++) {
                var now = new ArrayList<Claim>();
                for (var answer : threads.invokeAll(List.of(first, second, first, second, first, second, first, second))) {
                    answer.get().ifPresent(now::add);
                }
                assertThat(now).extracting(Claim::person).doesNotHaveDuplicates();
                now.forEach(claim -> closing.close(claim, ended(Duration.ofSeconds(5), Duration.ofSeconds(5))));
                taken.addAll(now);
            }
        }
        assertThat(taken).extracting(Claim::run).hasSize(200).doesNotHaveDuplicates();
    }

    @Test
    void aRunThatNoRunnerCanRunSaysSoAndKeepsNobodyWaiting() {
        var huge = seeded.add(Seed.of(UUID.randomUUID(), ago(600)).mebibytes(9 * 1024));
        var gpu = seeded.add(Seed.of(UUID.randomUUID(), ago(500)).gpu(false));
        var newer = seeded.add(Seed.of(UUID.randomUUID(), ago(400)).protocol(99));
        var plain = seeded.add(Seed.of(UUID.randomUUID(), ago(1)));
        assertThat(Set.of(huge, gpu, newer)).allSatisfy(run -> {
            assertThat(standings.of(run).reason()).isEqualTo(Reason.NO_FIT);
            assertThat(standings.of(run).place()).isNull();
        });
        assertThat(standings.of(plain).place().ahead()).isZero();
        assertThat(taken()).isEqualTo(plain);
        assertThat(claim(RUNNER)).isEmpty();
        runners.seen(OTHER, READY);
        assertThat(claim(OTHER)).map(Claim::run).contains(gpu);
    }

    @Test
    void aLabThatMayFallBackUsesACpuOnlyWhereNoRunnerHasAGpu() {
        var may = seeded.add(Seed.of(UUID.randomUUID(), ago(60)).gpu(true));
        runners.seen(OTHER, READY);
        assertThat(claim(RUNNER)).isEmpty();
        runners.gone(OTHER.runner());
        var claim = claim(RUNNER).orElseThrow();
        assertThat(claim.run()).isEqualTo(may);
        assertThat(claim.slot().device()).isEqualTo(Device.CPU);
    }

    @Test
    void aRunThatDoesNotFitIntoWhatIsFreeWaits() {
        seeded.add(Seed.of(UUID.randomUUID(), ago(2)).mebibytes(6 * 1024));
        var small = seeded.add(Seed.of(UUID.randomUUID(), ago(1)).mebibytes(2 * 1024));
        var free = RUNNER.without(Device.CPU, 4 * GIB);
        assertThat(queue.claim(RUNNER, free, leases.until(), Set.of())).map(Claim::run).contains(small);
        assertThat(queue.claim(RUNNER, free, leases.until(), Set.of())).isEmpty();
    }

    @Test
    void aPausedQueueStartsNothingUntilItGoesOn() {
        var run = seeded.add(Seed.of(UUID.randomUUID(), ago(60)));
        pause.pause(UUID.randomUUID());
        pause.pause(UUID.randomUUID());
        assertThat(claim(RUNNER)).isEmpty();
        assertThat(standings.of(run).reason()).isEqualTo(Reason.PAUSED);
        pause.resume();
        assertThat(taken()).isEqualTo(run);
    }

    @Test
    void aDrainingRunnerTakesNothingButOthersDo() {
        var run = seeded.add(Seed.of(UUID.randomUUID(), ago(60)));
        runners.seen(OTHER, READY);
        assertThat(runners.drain(RUNNER.runner(), true)).isTrue();
        assertThat(claim(RUNNER)).isEmpty();
        runners.seen(RUNNER, READY); // a heartbeat does not end it
        assertThat(claim(RUNNER)).isEmpty();
        assertThat(claim(OTHER)).map(Claim::run).contains(run);
        assertThat(runners.drain("nobody/1/1", true)).isFalse();
    }

    @Test
    void aRunIsCancelledInEveryState() {
        var queued = seeded.add(Seed.of(UUID.randomUUID(), ago(60)));
        assertThat(cancel.cancel(queued)).isTrue();
        assertThat(state(queued)).isEqualTo("cancelled");
        var running = seeded.add(Seed.of(UUID.randomUUID(), ago(50)));
        var claim = claim(RUNNER).orElseThrow();
        assertThat(cancel.cancel(running)).isTrue();
        assertThat(queue.prolong(RUNNER.runner(), leases.until(), Set.of(running)))
                .containsExactly(new RunQueue.Held(running, 1, true));
        assertThat(queue.again(claim, RunQueue.Again.WORKER_LOST)).as("it shall end, not start again").isFalse();
        closing.close(claim, Closing.cancelledBeforeStart());
        var again = seeded.add(Seed.of(UUID.randomUUID(), ago(40)));
        assertThat(queue.again(claim(RUNNER).orElseThrow(), RunQueue.Again.WORKER_LOST)).isTrue();
        assertThat(cancel.cancel(again)).isTrue();
        assertThat(Set.of(running, again)).allSatisfy(run -> assertThat(state(run)).isEqualTo("cancelled"));
        assertThat(claim(RUNNER)).isEmpty();
        assertThat(cancel.cancel(again)).as("a closed one stays as it is").isTrue();
        assertThat(cancel.cancel(UUID.randomUUID())).isFalse();
    }

    @Test
    void aDeadRunnersWordFromBeforeTheClockWasSetBackDoesNotKeepItAlive() {
        clock.step(Duration.ofHours(2));
        runners.seen(OTHER, READY);
        clock.step(Duration.ofHours(-2));
        runners.seen(RUNNER, READY); // hears that the other one spoke in the future
        clock.step(Duration.ofSeconds(31));
        try {
            assertThat(runners.present()).extracting(Runners.Runner::name).doesNotContain(OTHER.runner());
        } finally {
            clock.step(Duration.ofSeconds(-31));
        }
    }

    /** Figures for {@code src/docs/queue.md}; nothing is asserted of time. */
    @Test
    void tenThousandRunsWaitAndOneIsTaken() {
        seeded.addMany(10_000, 500, ago(9_000));
        sql.update("analyze lab_run");
        var taken = new HashSet<UUID>();
        var times = new ArrayList<Long>();
        for (int i = 0; i < 60; i++) {
            long start = System.nanoTime();
            taken.add(claim(RUNNER).orElseThrow().run());
            times.add((System.nanoTime() - start) / 1_000);
        }
        assertThat(taken).hasSize(60);
        times.sort(null);
        var last = sql.first("select id from lab_run where request = 'seeded' and state = 'queued' order by created_at desc",
                row -> row.getObject(1, UUID.class)).orElseThrow();
        long start = System.nanoTime();
        var place = standings.of(last).place();
        LOG.infof("10,000 runs of 500 people wait: taking one %d us in the median, %d us at most; places of all %d ms",
                times.get(30), times.getLast(), (System.nanoTime() - start) / 1_000_000);
        assertThat(place.ahead()).isBetween(0, 9_940);
    }

    private Instant ago(int seconds) {
        return clock.instant().minusSeconds(seconds);
    }

    private UUID taken() {
        return claim(RUNNER).orElseThrow().run();
    }

    private Optional<Claim> claim(Capacity runner) {
        return queue.claim(runner, runner, leases.until(), Set.of());
    }

    private static Closing ended(Duration wall, Duration cpu) {
        return new Closing(RunState.FINISHED, new RunEnd(RunEnd.Kind.COMPLETED, RunEnd.Grader.NONE, 0, "seeded",
                new RunEnd.Usage(wall, cpu, 0)), null, false, null, null, null, null);
    }

    private List<Double> charged() {
        return sql.query("select seconds from lab_use where device = 'cpu'", row -> row.getDouble(1));
    }

    private String state(UUID run) {
        return sql.first("select state from lab_run where id = ?", row -> row.getString(1), run).orElseThrow();
    }
}
