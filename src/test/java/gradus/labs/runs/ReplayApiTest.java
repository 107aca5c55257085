package gradus.labs.runs;

import static gradus.testing.ScriptedBackend.end;
import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.awaitClosed;
import static gradus.testing.TestClient.closeAll;
import static gradus.testing.TestClient.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Message;
import gradus.testing.Await;
import gradus.testing.ScriptedBackend;
import gradus.testing.TestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Runs that are run once more. */
@QuarkusTest
@TestSecurity(user = "replays-runs", roles = "learner")
class ReplayApiTest {

    private final ScriptedBackend backend;
    private final Sql sql;
    private final CountDownLatch open = new CountDownLatch(1);

    ReplayApiTest(ScriptedBackend backend, Sql sql) {
        this.backend = backend;
        this.sql = sql;
    }

    @AfterEach
    void nothingStaysOpen() {
        open.countDown();
        closeAll();
        sql.update("update lab_run set created_at = created_at - interval '2 days' where replay_of is not null");
    }

    @Test
    void aReplayIsTheSameJobAndItsResultIsComparedToTheLastBit() {
        var jobs = new Job[2];
        backend.next((job, observer, cancelled) -> {
            jobs[0] = job;
            observer.reported(new GraderMessage.Metric("loss", 0, 0.1 + 0.2));
            return ScriptedBackend.complete(job, observer, cancelled);
        });
        var run = closed("submit");
        backend.next((job, observer, cancelled) -> {
            jobs[1] = job;
            observer.reported(new GraderMessage.Metric("loss", 0, 0.1 + 0.2));
            return ScriptedBackend.complete(job, observer, cancelled);
        });
        var replay = replayed(run);

        assertThat(jobs[1].learner().files()).isEqualTo(jobs[0].learner().files());
        assertThat(jobs[1].learner().seed()).isEqualTo(jobs[0].learner().seed());
        assertThat(jobs[1].grader().orElseThrow().seed()).isEqualTo(jobs[0].grader().orElseThrow().seed());
        assertThat(jobs[1].learner().run()).hasToString(replay);
        comparison(run).body("run", equalTo(run)).body("replay", equalTo(replay))
                .body("state", equalTo("finished")).body("result", equalTo("identical"))
                .body("reproduced", equalTo(true)).body("sameEnvironment", equalTo(true))
                .body("message", containsString("to the last bit")).body("end.same", equalTo(true))
                .body("score.then.earned", equalTo(10)).body("score.now.earned", equalTo(10))
                .body("checks.same", contains(true, true)).body("checks[0].title", equalTo("It adds two"))
                .body("curves[0].compared", equalTo(1)).body("curves[0].same", equalTo(true))
                .body("environment.find { it.name == 'processor' }.now", equalTo("Abacus 9"));
        api("zh-CN").get(path(run)).then().body("message", containsString("逐位一致"))
                .body("checks[0].title", equalTo("加上二"));
    }

    @Test
    void anotherNumberOnTheSameMachineIsToldAndNotCalledReproduced() {
        curve(1, 0.5);
        var run = closed("practice");
        curve(1, Math.nextUp(0.5));
        replayed(run);
        comparison(run).body("result", equalTo("same-verdict")).body("reproduced", equalTo(false))
                .body("message", containsString("same kind of machine")).body("score.then", nullValue())
                .body("curves[0].same", equalTo(false)).body("curves[0].first.step", equalTo(1))
                .body("curves[0].first.by", equalTo(1.110223E-16f));
    }

    @Test
    void anotherNumberOnAnotherMachineIsReproduced() {
        curve(1, 0.5);
        var run = closed("practice");
        backend.next((job, observer, cancelled) -> {
            observer.claimed(new LearnerMessage.Hello(1, "learner", "0.1", "25", "Scripted 1.0", "cpu", "Abacus 10"));
            observer.claimed(new LearnerMessage.Metric("loss", 0, 1));
            observer.claimed(new LearnerMessage.Metric("loss", 1, Double.NaN));
            return end(Kind.COMPLETED, Grader.NONE);
        });
        replayed(run);
        comparison(run).body("result", equalTo("same-verdict")).body("reproduced", equalTo(true))
                .body("sameEnvironment", equalTo(false)).body("message", containsString("the verdict stands"))
                .body("curves[0].first.now", equalTo("NaN")).body("curves[0].first.by", nullValue())
                .body("environment.findAll { !it.same }.name", contains("processor"));
    }

    @Test
    void anotherVerdictIsDifferent() {
        var run = closed("submit");
        backend.next((job, observer, cancelled) -> {
            observer.reported(new GraderMessage.Check("adds", "failed", 0,
                    new Message("sum-off", Map.of("index", "3")), 5));
            return end(Kind.WALL, Grader.STOPPED);
        });
        replayed(run);
        comparison(run).body("result", equalTo("different")).body("reproduced", equalTo(false))
                .body("end.then", equalTo("completed")).body("end.now", equalTo("wall"))
                .body("score.now.earned", equalTo(0)).body("checks.same", contains(false, false))
                .body("checks[0].now.message", equalTo("The sum is off at 3."));
    }

    @Test
    void aReplayCountsNothingAndStandsInNoList() {
        var run = closed("submit");
        var total = api().get(TestClient.LAB + "/runs").jsonPath().getInt("total");
        var replay = replayed(run);
        assertThat(newsOf(run)).isOne();
        assertThat(newsOf(replay)).isZero();
        api().get(TestClient.LAB + "/runs").then().body("total", equalTo(total)).body("runs[0].id", equalTo(run));
        api().get("/api/v1/runs").then().body("runs[0].id", equalTo(run));
        var number = api().get("/api/v1/runs/" + run).jsonPath().getInt("number");
        api().get("/api/v1/runs/" + replay).then().statusCode(200).body("replayOf", equalTo(run))
                .body("number", equalTo(number)).body("mode", equalTo("submit"));
        api().get("/api/v1/runs/" + run).then().body("replayOf", nullValue());
        awaitClosed(started("practice"));
        api().get(TestClient.LAB + "/runs").then().body("runs[0].number", equalTo(number + 1));
    }

    @Test
    void anOpenReplayIsTheOnlyOneAndTheNextRunOfTheLabFollowsIt() {
        var run = closed("practice");
        backend.next((job, observer, cancelled) -> {
            open.await();
            return end(Kind.COMPLETED, Grader.NONE);
        });
        var replay = post(run).statusCode(201).body("state", equalTo("queued")).extract().<String> path("id");
        Await.until("running", () -> backend.isRunning(UUID.fromString(replay)));
        comparison(run).body("state", equalTo("running")).body("result", nullValue()).body("message", nullValue())
                .body("checks", empty()).body("curves", empty());
        post(run).statusCode(409).body("type", endsWith("/replay-open")).body("detail", containsString(run));
        var next = started("practice");
        open.countDown();
        awaitClosed(replay);
        awaitClosed(next);
        comparison(run).body("state", equalTo("finished"));
    }

    @Test
    void aReplayThatIsStoppedOrFailsComparesNothing() {
        var run = closed("practice");
        backend.next(ScriptedBackend::untilCancelled);
        var stopped = post(run).statusCode(201).extract().<String> path("id");
        Await.until("running", () -> backend.isRunning(UUID.fromString(stopped)));
        api().delete("/api/v1/runs/" + stopped).then().statusCode(200);
        awaitClosed(stopped);
        comparison(run).body("state", equalTo("cancelled")).body("result", nullValue());
        backend.next((job, observer, cancelled) -> end(Kind.SANDBOX, Grader.NONE));
        replayed(run);
        comparison(run).body("state", equalTo("failed")).body("message", containsString("our fault"));
        replayed(run);
        comparison(run).body("state", equalTo("finished"));
    }

    @Test
    void aReplayWaitsForTheDeviceThatItsRunHad() {
        var run = closed("practice");
        sql.update("update lab_run set slot = 'gpu' where id::text = ?", run);
        var replay = post(run).statusCode(201).extract().<String> path("id");
        api().get("/api/v1/runs/" + replay).then().body("state", equalTo("queued"))
                .body("waiting.reason", equalTo("no-fit"));
        api().delete("/api/v1/runs/" + replay).then().statusCode(200);
        awaitClosed(replay);
    }

    @Test
    void theSameKeyIsTheSameReplay() {
        var run = closed("practice");
        var key = UUID.randomUUID().toString();
        var first = api().contentType(ContentType.JSON).header("Idempotency-Key", key).post(path(run)).then().statusCode(201)
                .extract()
                .<String> path("id");
        awaitClosed(first);
        api().contentType(ContentType.JSON).header("Idempotency-Key", key).post(path(run)).then().statusCode(201).body("id",
                equalTo(first));
        var other = closed("practice");
        api().contentType(ContentType.JSON).header("Idempotency-Key", key).post(path(other)).then().statusCode(422)
                .body("type", endsWith("/idempotency-key-reused"));
        api().contentType(ContentType.JSON).header("Idempotency-Key", "a b").post(path(run)).then().statusCode(400);
    }

    @Test
    void whatHasNoResultCannotBeReplayed() {
        backend.next(ScriptedBackend::untilCancelled);
        var run = started("practice");
        Await.until("running", () -> backend.isRunning(UUID.fromString(run)));
        post(run).statusCode(409).body("type", endsWith("/run-not-closed"));
        api().delete("/api/v1/runs/" + run);
        awaitClosed(run);
        post(run).statusCode(409).body("type", endsWith("/run-was-cancelled"));
        backend.next((job, observer, cancelled) -> end(Kind.SANDBOX, Grader.NONE));
        post(closed("submit")).statusCode(409).body("type", endsWith("/run-had-failed"));
    }

    @Test
    void aReplayIsNotReplayed() {
        var run = closed("practice");
        var replay = replayed(run);
        post(replay).statusCode(409).body("type", endsWith("/replay-of-replay")).body("values.run", equalTo(run));
        api().get(path(replay)).then().statusCode(404).body("type", endsWith("/not-replayed"));
    }

    @Test
    void aLabThatIsGoneIsSaid() {
        var run = closed("practice");
        var version = api().get("/api/v1/runs/" + run).<String> path("evidence.labVersion");
        sql.update("update lab_run set lab_version = ? where id::text = ?", "0".repeat(64), run);
        try {
            post(run).statusCode(409).body("type", endsWith("/lab-version-gone"))
                    .body("detail", containsString("Its result stands"));
        } finally {
            sql.update("update lab_run set lab_version = ? where id::text = ?", version, run);
        }
    }

    @Test
    void aLiveCellIsNotReplayed() {
        var run = closed("practice");
        sql.update("""
                insert into lab_snapshot (id, organization_id, person_id, lab_id, sha256, files, created_at)
                select gen_random_uuid(), organization_id, person_id, 'cell.x.y.1', sha256, files, created_at
                from lab_snapshot where (person_id, lab_id, sha256) =
                    (select person_id, lab_id, snapshot_sha256 from lab_run where id::text = ?)""", run);
        sql.update("update lab_run set lab_id = 'cell.x.y.1' where id::text = ?", run);
        post(run).statusCode(409).body("type", endsWith("/cell-not-replayed"));
    }

    @Test
    @TestSecurity(user = "replays-too-often", roles = "learner")
    void thereIsALimitADay() {
        var run = closed("practice");
        sql.update("""
                insert into lab_run (id, organization_id, person_id, lab_id, lab_version, snapshot_sha256, mode, state,
                    attempt, learner_seed, request, created_at, closed_at, replay_of)
                select gen_random_uuid(), organization_id, person_id, lab_id, lab_version, snapshot_sha256, mode, state,
                    attempt, learner_seed, request, created_at, closed_at, id
                from lab_run, generate_series(1, 20) where id::text = ?""", run);
        post(run).statusCode(429).body("type", endsWith("/too-many-replays")).body("detail", containsString("20"));
        sql.update("update lab_run set created_at = created_at - interval '25 hours' where replay_of::text = ?", run);
        awaitClosed(post(run).statusCode(201).extract().path("id"));
    }

    @Test
    void whatIsNotOnesOwnIsNotFound() {
        post(UUID.randomUUID().toString()).statusCode(404).body("type", endsWith("/run-not-found"));
        post("17").statusCode(404);
        var run = closed("practice");
        api().get(path(run)).then().statusCode(404).body("type", endsWith("/not-replayed"));
        var owner = new AtomicReference<UUID>();
        sql.first("select person_id from lab_run where id::text = ?", row -> row.getObject(1, UUID.class), run)
                .ifPresent(owner::set);
        var other = UUID.randomUUID();
        sql.update("""
                insert into lab_snapshot (id, organization_id, person_id, lab_id, sha256, files, created_at)
                select gen_random_uuid(), organization_id, ?, lab_id, sha256, files, created_at from lab_snapshot
                where (person_id, lab_id, sha256) =
                    (select person_id, lab_id, snapshot_sha256 from lab_run where id::text = ?)""", other, run);
        sql.update("update lab_run set person_id = ? where id::text = ?", other, run);
        post(run).statusCode(404).body("type", endsWith("/run-not-found"));
        api().get(path(run)).then().statusCode(404).body("type", endsWith("/run-not-found"));
    }

    @Test
    @TestSecurity(user = "trainer-only", roles = "trainer")
    void whoIsNoLearnerIsRefused() {
        post(UUID.randomUUID().toString()).statusCode(403);
        api().get(path(UUID.randomUUID().toString())).then().statusCode(403);
    }

    private void curve(double first, double second) {
        backend.next((job, observer, cancelled) -> {
            observer.claimed(new LearnerMessage.Metric("loss", 0, first));
            observer.claimed(new LearnerMessage.Metric("loss", 1, second));
            return ScriptedBackend.complete(job, observer, cancelled);
        });
    }

    private static String closed(String mode) {
        var run = started(mode);
        awaitClosed(run);
        return run;
    }

    private static String replayed(String run) {
        var replay = post(run).statusCode(201).body("replayOf", equalTo(run)).extract().<String> path("id");
        awaitClosed(replay);
        return replay;
    }

    private static ValidatableResponse post(String run) {
        return api().contentType(ContentType.JSON).post(path(run)).then();
    }

    private static ValidatableResponse comparison(String run) {
        return api().get(path(run)).then().statusCode(200);
    }

    private long newsOf(String run) {
        return sql.first("select count(*) from outbox_event where what_for = ?", row -> row.getLong(1), run)
                .orElseThrow();
    }

    private static String path(String run) {
        return "/api/v1/runs/" + run + "/replay";
    }
}
