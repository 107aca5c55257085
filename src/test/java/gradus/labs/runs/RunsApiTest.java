package gradus.labs.runs;

import static gradus.testing.ScriptedBackend.end;
import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.awaitClosed;
import static gradus.testing.TestClient.closeAll;
import static gradus.testing.TestClient.post;
import static gradus.testing.TestClient.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.runs.events.Artifact;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Message;
import gradus.testing.Await;
import gradus.testing.ScriptedBackend;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;

@QuarkusTest
@TestSecurity(user = "runner-of-labs", roles = "learner")
class RunsApiTest {

    private final ScriptedBackend backend;
    private final CountDownLatch open = new CountDownLatch(1);

    private final Sql sql;

    RunsApiTest(ScriptedBackend backend, Sql sql) {
        this.backend = backend;
        this.sql = sql;
    }

    @AfterEach
    void nothingStaysOpen() {
        open.countDown();
        backend.ready(true);
        backend.runtime(null);
        closeAll();
    }

    @Test
    void aSubmitThatIsRightEarnsEveryPoint() {
        var id = started("submit");
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().statusCode(200)
                .body("state", equalTo("finished")).body("end", equalTo("completed"))
                .body("score.earned", equalTo(10)).body("score.possible", equalTo(10)).body("passed", equalTo(true))
                .body("checks", hasSize(2)).body("checks[0].id", equalTo("adds"))
                .body("checks[0].title", equalTo("It adds two")).body("checks[0].passed", equalTo(true))
                .body("checks[0].points", equalTo(7)).body("checks[0].possible", equalTo(7))
                .body("checks[0].message", nullValue()).body("message", nullValue())
                .body("evidence.engine", equalTo("Scripted 1.0")).body("evidence.isolation", equalTo("standard"))
                .body("evidence.gradingSeed", notNullValue())
                .body("usage.wallMillis", equalTo(1500)).body("flagged", equalTo(false));
    }

    @Test
    void whatOneGradedRunHasCompiledTheNextOnThatRuntimeIsGiven() {
        var given = new CopyOnWriteArrayList<GraderJob>();
        for (var runtime : List.of("first", "first", "second")) {
            backend.runtime(runtime);
            backend.next((job, observer, cancelled) -> {
                given.add(job.grader().orElseThrow());
                observer.compiled(Map.of("grader", Map.of("Adds", new byte[] { 1, 2 })));
                return ScriptedBackend.complete(job, observer, cancelled);
            });
            awaitClosed(started("submit"));
        }
        assertThat(given).extracting(job -> job.classes() == null).containsExactly(true, false, true);
        assertThat(given).extracting(job -> job.files().isEmpty()).containsExactly(false, true, false);
        assertThat(given.get(1).classes().get("grader").get("Adds")).containsExactly(1, 2);
    }

    @Test
    void aVerdictIsToldInTheReadersLanguage() {
        backend.next((job, observer, cancelled) -> {
            observer.reported(new GraderMessage.Check("adds", "failed", 0,
                    new Message("sum-off", Map.of("index", "3")), 5));
            return end(Kind.WALL, Grader.STOPPED);
        });
        var id = started("submit");
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("checks[0].message", equalTo("The sum is off at 3."))
                .body("message", containsString("20 s")).body("end", equalTo("wall"))
                .body("checks[1].outcome", equalTo("not-reached")).body("score.earned", equalTo(0));
        api("zh-CN").get("/api/v1/runs/" + id).then()
                .body("checks[0].message", equalTo("第 3 个和不对。")).body("checks[0].title", equalTo("加上二"))
                .body("message", containsString("20 秒"));
    }

    @Test
    void aPracticeRunShowsItsVisibleChecksAndCountsNothing() {
        backend.next((job, observer, cancelled) -> {
            assertThat(job.grader()).isEmpty();
            observer.claimed(new LearnerMessage.Check("own", "mine", "failed", new Message("expected",
                    Map.of("call", "add(1)", "answer", "2", "expected", "3"))));
            observer.claimed(new LearnerMessage.Artifact("theta", "uint8", List.of(2L), "AQI="));
            return end(Kind.COMPLETED, Grader.NONE);
        });
        var id = started("practice");
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("score", nullValue()).body("passed", nullValue())
                .body("checks[0].message", equalTo("add(1) answered 2; expected was 3."))
                .body("checks[0].possible", equalTo(0)).body("artifacts[0].name", equalTo("theta"));
        var file = api().get("/api/v1/runs/" + id + "/artifacts/theta").then().statusCode(200)
                .header("Content-Disposition", containsString("theta.npy")).extract().asByteArray();
        assertThat(file).endsWith(1, 2);
        for (var name : List.of("other", "..%2Ftheta", "%00")) {
            api().urlEncodingEnabled(false).get("/api/v1/runs/" + id + "/artifacts/" + name).then().statusCode(404);
        }
    }

    @Test
    void aFailureOfOursCountsNothingAndSaysSo() {
        backend.next((job, observer, cancelled) -> end(Kind.SANDBOX, Grader.NONE));
        var id = started("submit");
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("failed")).body("score", nullValue())
                .body("message", containsString("our fault"));
    }

    @Test
    void aBackendThatBreaksIsAFailureOfOurs() {
        backend.next((job, observer, cancelled) -> {
            throw new IllegalStateException("on purpose");
        });
        var id = started("practice");
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("failed"));
    }

    @Test
    void aGraderThatFailsBeforeItsFirstCallIsOurFault() {
        backend.next((job, observer, cancelled) -> end(Kind.COMPLETED, Grader.FAILED_BEFORE_CALLS));
        var id = started("submit");
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("failed"))
                .body("message", containsString("grader failed"));
    }

    @Test
    void aGraderThatDiesOnceIsRepeatedWithTheSameSeed() {
        var seed = new AtomicReference<Long>();
        backend.next((job, observer, cancelled) -> {
            seed.set(job.grader().orElseThrow().seed());
            observer.reported(new GraderMessage.Check("adds", "failed", 0, null, 5));
            return end(Kind.COMPLETED, Grader.DIED);
        });
        var id = started("submit");
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("finished")).body("attempt", equalTo(2))
                .body("score.earned", equalTo(10)).body("flagged", equalTo(false))
                .body("evidence.gradingSeed", equalTo(seed.get().toString()));
    }

    @Test
    void aGraderThatDiesTwiceIsFlaggedAndCounts() {
        ScriptedBackend.Script dying = (job, observer, cancelled) -> {
            observer.reported(new GraderMessage.Check("keeps-sign", "passed", 3, null, 5));
            return end(Kind.COMPLETED, Grader.DIED);
        };
        backend.next(dying);
        backend.next(dying);
        var id = started("submit");
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("finished")).body("flagged", equalTo(true))
                .body("score.earned", equalTo(3)).body("attempt", equalTo(2))
                .body("message", containsString("grader ended twice"));
    }

    @Test
    void aQueuedRunIsCancelledAtOnceAndSaysWhyItWaited() {
        backend.ready(false, "bubblewrap is not installed");
        var id = started("practice");
        Await.until("the runner has told", () -> api().get("/api/v1/runs/" + id).jsonPath()
                .getList("waiting.findings", String.class).contains("bubblewrap is not installed"));
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("queued"))
                .body("waiting.message", containsString("not ready"));
        api().delete("/api/v1/runs/" + id).then().statusCode(200).body("state", equalTo("cancelled"))
                .body("message", containsString("was stopped")).body("waiting", nullValue());
        api().delete("/api/v1/runs/" + id).then().statusCode(200).body("state", equalTo("cancelled"));
    }

    @Test
    void aRunningRunIsCancelledByItsWorker() {
        backend.next(ScriptedBackend::untilCancelled);
        var id = started("submit");
        Await.until("running", () -> backend.isRunning(UUID.fromString(id)));
        api().delete("/api/v1/runs/" + id).then().statusCode(200);
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("cancelled")).body("score", nullValue());
    }

    @Test
    void aClosedRunStaysAsItIs() {
        var id = started("submit");
        awaitClosed(id);
        api().delete("/api/v1/runs/" + id).then().statusCode(200).body("state", equalTo("finished"));
    }

    @Test
    void oneRunOfALabIsOpenAtATime() {
        backend.next((job, observer, cancelled) -> {
            open.await();
            return end(Kind.COMPLETED, Grader.NONE);
        });
        var id = started("practice");
        post("{\"mode\": \"submit\"}").then().statusCode(409).body("type", endsWith("/run-open"))
                .body("values.run", equalTo(id)).body("detail", containsString("Wait for it or stop it"));
        open.countDown();
        awaitClosed(id);
        post("{\"mode\": \"practice\"}").then().statusCode(201);
    }

    @Test
    void theSameKeyIsTheSameRun() {
        var key = UUID.randomUUID().toString();
        var first = api().header("Idempotency-Key", key).contentType(ContentType.JSON).body("{\"mode\": \"practice\"}")
                .post("/api/v1/labs/add-two/runs").then().statusCode(201).extract().<String> path("id");
        awaitClosed(first);
        api().header("Idempotency-Key", key).contentType(ContentType.JSON).body("{\"mode\": \"practice\"}")
                .post("/api/v1/labs/add-two/runs").then().statusCode(201).body("id", equalTo(first));
        api().header("Idempotency-Key", key).contentType(ContentType.JSON).body("{\"mode\": \"submit\"}")
                .post("/api/v1/labs/add-two/runs").then().statusCode(422).body("values.run", equalTo(first));
        api().header("Idempotency-Key", "a b").contentType(ContentType.JSON).body("{\"mode\": \"submit\"}")
                .post("/api/v1/labs/add-two/runs").then().statusCode(400)
                .body("type", endsWith("/idempotency-key-not-allowed"));
    }

    @Test
    void runsAreListedNewestFirst() {
        var first = started("practice");
        awaitClosed(first);
        var second = started("practice");
        awaitClosed(second);
        api().get("/api/v1/labs/add-two/runs?size=1").then().body("runs", hasSize(1))
                .body("runs[0].id", equalTo(second));
        api().get("/api/v1/labs/add-two/runs?size=1&page=1").then().body("runs[0].id", equalTo(first));
        api().get("/api/v1/labs/add-two/runs?page=100000").then().body("runs", empty()).body("total", notNullValue());
        for (var query : List.of("size=0", "size=101", "page=-1")) {
            api().get("/api/v1/labs/add-two/runs?" + query).then().statusCode(400);
        }
    }

    @Test
    void somebodyElsesRunIsNotFound() {
        var mine = started("practice");
        awaitClosed(mine);
        var other = UUID.randomUUID();
        var theirs = UUID.randomUUID();
        sql.update("""
                insert into lab_snapshot (id, organization_id, person_id, lab_id, sha256, files, created_at)
                select gen_random_uuid(), organization_id, ?, lab_id, sha256, files, created_at from lab_snapshot
                where (person_id, lab_id, sha256) =
                    (select person_id, lab_id, snapshot_sha256 from lab_run where id::text = ?)""", other, mine);
        sql.update("""
                insert into lab_run (id, organization_id, person_id, lab_id, lab_version, snapshot_sha256, mode, state,
                    attempt, learner_seed, request, created_at, closed_at)
                select ?, organization_id, ?, lab_id, lab_version, snapshot_sha256, mode, state, attempt, 1, request,
                    created_at, closed_at from lab_run where id::text = ?""", theirs, other, mine);
        api().get("/api/v1/runs/" + theirs).then().statusCode(404);
        api().delete("/api/v1/runs/" + theirs).then().statusCode(404);
        api().get("/api/v1/runs/" + theirs + "/events").then().statusCode(404);
        api().get("/api/v1/runs/" + theirs + "/artifacts/theta").then().statusCode(404);
        assertThat(api().get("/api/v1/labs/add-two/runs").jsonPath().getList("runs.id", String.class))
                .contains(mine).doesNotContain(theirs.toString());
    }

    @Test
    void whatDoesNotExistIsNotFound() {
        api().get("/api/v1/runs/" + UUID.randomUUID()).then().statusCode(404).body("type", endsWith("/run-not-found"));
        api().get("/api/v1/runs/17").then().statusCode(404);
        api().get("/api/v1/labs/none/runs").then().statusCode(404);
        api().contentType(ContentType.JSON).body("{\"mode\": \"practice\"}").post("/api/v1/labs/none/runs").then()
                .statusCode(404);
        post("{\"mode\": \"exam\"}").then().statusCode(400).body("type", endsWith("/mode-unknown"));
        post("{}").then().statusCode(400);
    }
}
