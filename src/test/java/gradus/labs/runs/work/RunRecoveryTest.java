package gradus.labs.runs.work;

import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.awaitClosed;
import static gradus.testing.TestClient.closeAll;
import static gradus.testing.TestClient.started;
import static gradus.testing.TestClient.state;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.runs.queue.Leases;
import gradus.labs.runs.scheduling.Capacity;
import gradus.testing.Await;
import gradus.testing.ScriptedBackend;
import gradus.testing.SteppingClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

/** What happens when a worker dies: this application's worker is kept from taking runs, the test is another one. */
@QuarkusTest
@TestSecurity(user = "unlucky", roles = "learner")
class RunRecoveryTest {

    private static final String ELSEWHERE = "elsewhere/1/1";

    private final ScriptedBackend backend;
    private final SteppingClock clock;
    private final RunQueue queue;
    private final RunClosing closing;
    private final Leases leases;
    private final Sql sql;

    RunRecoveryTest(ScriptedBackend backend, SteppingClock clock, RunQueue queue, RunClosing closing, Leases leases,
            Sql sql) {
        this.backend = backend;
        this.clock = clock;
        this.queue = queue;
        this.closing = closing;
        this.leases = leases;
        this.sql = sql;
    }

    @BeforeEach
    void onlyTheTestTakesRuns() {
        backend.ready(false, "the test takes them");
    }

    @AfterEach
    void nothingStaysOpen() {
        closeAll();
        backend.ready(true);
    }

    @Test
    void aRunWhoseLeaseRunsOutStartsAgainByItself() {
        var id = started("submit");
        var seed = claimed(ELSEWHERE).gradingSeed();
        assertThat(state(id)).isEqualTo("running");
        backend.ready(true);
        clock.step(Duration.ofSeconds(16));
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("finished")).body("attempt", equalTo(2))
                .body("score.earned", equalTo(10)).body("evidence.gradingSeed", equalTo(seed.toString()));
    }

    @Test
    void whatARunHasUsedIsNotedWhileItGoesOnAndForgottenWhenItStartsAgain() {
        var id = started("submit");
        var claim = claimed(ELSEWHERE);
        queue.measure(claim, new Usage(Duration.ofSeconds(9), Duration.ofSeconds(7), 1 << 20, 1 << 30));
        assertThat(measured(id)).contains(7_000L + (1 << 30));
        api().get("/api/v1/runs/" + id).then().body("usage", nullValue());
        assertThat(queue.again(claim, RunQueue.Again.WORKER_LOST)).isTrue();
        assertThat(measured(id)).isEmpty();
        queue.measure(claim, new Usage(Duration.ofSeconds(9), Duration.ofSeconds(8), 1 << 20));
        assertThat(measured(id)).isEmpty();
    }

    private Optional<Long> measured(String id) {
        return sql
                .query("select cpu_millis + gpu_memory_peak_bytes from lab_run where id = ?",
                        row -> Optional.ofNullable(row.getObject(1, Long.class)),
                        UUID.fromString(id))
                .getFirst();
    }

    @Test
    void aClockThatIsSetBackDoesNotFreezeTheRunOfADeadWorker() {
        clock.step(Duration.ofHours(2));
        try {
            var id = started("submit");
            claimed(ELSEWHERE);
            clock.step(Duration.ofHours(-1));
            Await.until("the lease is shortened", () -> sql.first("select lease_until from lab_run where id = ?",
                    row -> row.getTimestamp(1).toInstant(), UUID.fromString(id)).orElseThrow()
                    .isBefore(clock.instant().plusSeconds(60)));
            backend.ready(true);
            clock.step(Duration.ofSeconds(16));
            awaitClosed(id);
            api().get("/api/v1/runs/" + id).then().body("state", equalTo("finished")).body("attempt", equalTo(2));
        } finally {
            clock.step(Duration.ofHours(-1));
        }
    }

    @Test
    void theNewestRunIsTheOneThatWasStartedLastEvenIfTheClockWasSetBack() {
        backend.ready(true);
        clock.step(Duration.ofHours(1));
        var first = started("practice");
        awaitClosed(first);
        clock.step(Duration.ofHours(-1));
        var second = started("practice");
        awaitClosed(second);
        api().get("/api/v1/labs/add-two/runs?size=2").then().body("runs.id", contains(second, first));
    }

    @Test
    void aLeaseThatIsProlongedHolds() {
        var id = started("practice");
        claimed(ELSEWHERE);
        clock.step(Duration.ofSeconds(14));
        var held = queue.prolong(ELSEWHERE, leases.until(), List.of(UUID.fromString(id)));
        assertThat(held).containsExactly(new RunQueue.Held(UUID.fromString(id), 1, false));
        clock.step(Duration.ofSeconds(14));
        assertThat(queue.lost(List.of())).isEmpty();
        assertThat(state(id)).isEqualTo("running");
        clock.step(Duration.ofSeconds(2)); // lets it go for the next test
    }

    @Test
    void aRunThatItsWorkerHasDroppedIsNotProlonged() {
        var id = started("practice");
        claimed(ELSEWHERE);
        assertThat(queue.prolong(ELSEWHERE, leases.until(), Set.of())).isEmpty();
        clock.step(Duration.ofSeconds(16));
        Await.until("queued again", () -> state(id).equals("queued"));
    }

    @Test
    void aRunThatLosesTwoWorkersFailsAndThatIsOurFault() {
        var id = started("submit");
        claimed(ELSEWHERE);
        clock.step(Duration.ofSeconds(16));
        Await.until("queued again", () -> state(id).equals("queued"));
        assertThat(claimed(ELSEWHERE).attempt()).isEqualTo(2);
        clock.step(Duration.ofSeconds(16));
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("failed")).body("score", nullValue())
                .body("message", containsString("our fault"));
    }

    @Test
    void aDeadProcessOfThisMachineIsNoticedAtOnce() {
        var id = started("practice");
        var here = leases.owner().split("/")[0];
        claimed(here + "/999999999/1");
        backend.ready(true);
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("finished")).body("attempt", equalTo(2));
    }

    @Test
    void onlyTheDeadOfThisMachineAreKnownToBeGone() {
        var parts = leases.owner().split("/");
        assertThat(leases.isGone(leases.owner())).isFalse();
        assertThat(leases.isGone(ELSEWHERE)).isFalse();
        assertThat(leases.isGone(parts[0] + "/" + parts[1] + "/1")).as("an earlier process of this number").isTrue();
        assertThat(leases.isGone(parts[0] + "/999999999/1")).isTrue();
    }

    @Test
    void aCancelThatADeadWorkerNeverHeardOfIsKept() {
        var id = started("practice");
        claimed(ELSEWHERE);
        api().delete("/api/v1/runs/" + id).then().body("state", equalTo("running"));
        clock.step(Duration.ofSeconds(16));
        awaitClosed(id);
        assertThat(state(id)).isEqualTo("cancelled");
    }

    @Test
    void aRunThatIsGivenBackLosesNothing() {
        var id = started("practice");
        assertThat(queue.again(claimed(ELSEWHERE), RunQueue.Again.RELEASED)).isTrue();
        claimed(ELSEWHERE);
        clock.step(Duration.ofSeconds(16));
        Await.until("queued again: it had not lost a worker before", () -> state(id).equals("queued"));
    }

    @Test
    void whoComesBackFromTheDeadCannotCloseWhatOthersRun() {
        var id = started("submit");
        var dead = claimed(ELSEWHERE);
        clock.step(Duration.ofSeconds(16));
        Await.until("queued again", () -> state(id).equals("queued"));
        claimed("another/1/1");
        assertThat(closing.close(dead, Closing.failed("sandbox"))).isFalse();
        assertThat(queue.again(dead, RunQueue.Again.GRADER_DIED)).isFalse();
        assertThat(state(id)).isEqualTo("running");
        clock.step(Duration.ofSeconds(16));
    }

    @Test
    void twoWhoCloseOneRunCloseItOnce() throws Exception {
        var id = started("submit");
        var claim = claimed(ELSEWHERE);
        Callable<Boolean> close = () -> closing.close(claim, Closing.failed("sandbox"));
        try (var threads = Executors.newFixedThreadPool(8)) {
            var answers = threads.invokeAll(List.of(close, close, close, close, close, close, close, close));
            int closed = 0;
            for (var answer : answers) {
                closed += answer.get() ? 1 : 0;
            }
            assertThat(closed).isEqualTo(1);
        }
        assertThat(count("select count(*) from outbox_event where what_for = ?", id)).isEqualTo(1);
        assertThat(count("select count(*) from lab_run_event where run_id::text = ? and type = 'report'", id))
                .isEqualTo(1);
    }

    @Test
    void twoWhoTakeRunsNeverTakeTheSame() throws Exception {
        started("practice");
        Callable<Boolean> claim = () -> take(ELSEWHERE, Set.of()).isPresent();
        try (var threads = Executors.newFixedThreadPool(4)) {
            int taken = 0;
            for (var answer : threads.invokeAll(List.of(claim, claim, claim, claim))) {
                taken += answer.get() ? 1 : 0;
            }
            assertThat(taken).isEqualTo(1);
        }
        clock.step(Duration.ofSeconds(16));
    }

    @Test
    void aWorkerTakesNothingItHasNotLetGoOf() {
        var id = UUID.fromString(started("practice"));
        assertThat(take(ELSEWHERE, Set.of(id))).isEmpty();
        assertThat(take(ELSEWHERE, Set.of(UUID.randomUUID()))).isPresent();
        clock.step(Duration.ofSeconds(16));
    }

    private Claim claimed(String owner) {
        return take(owner, Set.of()).orElseThrow();
    }

    private Optional<Claim> take(String owner, Set<UUID> except) {
        var runner = new Capacity(owner, 8, 0, 1L << 40);
        return queue.claim(runner, runner, leases.until(), except);
    }

    private long count(String query, String value) {
        return sql.first(query, row -> row.getLong(1), value).orElseThrow();
    }
}
