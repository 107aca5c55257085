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
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.wire.LearnerMessage;
import gradus.testing.ScriptedBackend;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

/** What runs told, read later. */
@QuarkusTest
@TestSecurity(user = "reader-of-runs", roles = "learner")
class RunHistoryApiTest {

    private final ScriptedBackend backend;
    private final Sql sql;

    RunHistoryApiTest(ScriptedBackend backend, Sql sql) {
        this.backend = backend;
        this.sql = sql;
    }

    @AfterEach
    void nothingStaysOpen() {
        closeAll();
    }

    @Test
    void curvesAreToldByNameAndThinned() {
        var run = curves(1_000);
        api().get(path(run, "curves?points=50")).then().statusCode(200).body("attempt", equalTo(1))
                .body("curves.name", contains("loss/batch", "loss/single"))
                .body("curves[0].points", equalTo(1_000)).body("curves[0].steps[0]", equalTo(0))
                .body("curves[0].steps[-1]", equalTo(999)).body("curves[1].values", contains("NaN"));
        var steps = api().get(path(run, "curves?points=50")).jsonPath().getList("curves[0].steps", Integer.class);
        assertThat(steps).hasSizeLessThanOrEqualTo(50).isSorted();
    }

    @Test
    void aClosedRunsCurvesAreSentOnce() {
        var run = curves(20);
        var tag = api().get(path(run, "curves")).then().statusCode(200).extract().header("ETag");
        api().header("If-None-Match", tag).get(path(run, "curves")).then().statusCode(304);
        api().header("If-None-Match", tag).get(path(run, "curves?points=10")).then().statusCode(200);
    }

    @Test
    void aRunWithoutCurvesHasNone() {
        var run = started("practice");
        awaitClosed(run);
        api().get(path(run, "curves")).then().statusCode(200).body("curves", empty());
    }

    @Test
    void tooFewOrTooManyPointsAreRefused() {
        var run = curves(3);
        for (var points : List.of("9", "2001", "-1")) {
            api().get(path(run, "curves?points=" + points)).then().statusCode(400)
                    .body("type", endsWith("/points-not-allowed"));
        }
        api().get(path(run, "curves?points=many")).then().statusCode(404);
    }

    @Test
    void whatCompilerAndProgramSaidIsKept() {
        backend.next((job, observer, cancelled) -> {
            observer.claimed(new LearnerMessage.Diagnostic("error", "Adder.java", 3, 5, "compiler.err.x", "no such x"));
            observer.claimed(new LearnerMessage.Log("out", "<b>θ</b>"));
            observer.claimed(new LearnerMessage.Notice("log-cut", Map.of("kibibytes", "256")));
            return end(Kind.COMPLETED, Grader.NONE);
        });
        var run = started("practice");
        awaitClosed(run);
        api().get(path(run, "output")).then().statusCode(200).body("diagnostics", hasSize(1))
                .body("diagnostics[0].line", equalTo(3)).body("diagnostics[0].message", equalTo("no such x"))
                .body("log.stream", contains("out", "notice"))
                .body("log.text", contains("<b>θ</b>", "The log was cut here."));
    }

    @Test
    void aGpuThatIsFullIsToldInWordsAndAProgramPutsNoneOfItsOwnThere() {
        backend.next((job, observer, cancelled) -> {
            observer.claimed(new LearnerMessage.Notice("gpu-full",
                    Map.of("wanted", "9.00 GiB", "total", "4.75 GiB", "free", "512.00 MiB")));
            observer.claimed(new LearnerMessage.Notice("gpu-full", Map.of("wanted", "a cookie", "total", "2", "free", "")));
            return end(Kind.EXCEPTION, Grader.NONE);
        });
        var run = started("practice");
        awaitClosed(run);
        api().get(path(run, "output")).then().statusCode(200)
                .body("log[0].text",
                        startsWith("The memory of the GPU is full: your program asked for 9.00 GiB more; the GPU has "
                                + "4.75 GiB for this run, and 512.00 MiB of it were left."))
                .body("log[1].text", not(containsString("cookie")));
    }

    @Test
    void aRunKnowsItsNumberAndItsFiles() {
        var before = api().get("/api/v1/labs/add-two/runs?size=1").jsonPath().getInt("total");
        var run = started("practice");
        awaitClosed(run);
        var told = api().get("/api/v1/runs/" + run).jsonPath();
        assertThat(told.getInt("number")).isEqualTo(before + 1);
        assertThat(api().get("/api/v1/labs/add-two/snapshots/" + told.getString("snapshot")).jsonPath()
                .getMap("files")).containsOnlyKeys("Adder.java");
    }

    @Test
    void somebodyElsesRunTellsNothing() {
        var run = curves(3);
        sql.update("update lab_run set person_id = ?, snapshot_sha256 = snapshot_sha256 where id::text = ?",
                stranger(run), run);
        api().get(path(run, "curves")).then().statusCode(404).body("type", endsWith("/run-not-found"));
        api().get(path(run, "output")).then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "operator", roles = "operator")
    void whoIsNoLearnerIsRefused() {
        api().get(path(UUID.randomUUID().toString(), "curves")).then().statusCode(403);
        api().get(path(UUID.randomUUID().toString(), "output")).then().statusCode(403);
    }

    /** A run of somebody else needs a snapshot of theirs. */
    private UUID stranger(String run) {
        var other = UUID.randomUUID();
        sql.update("""
                insert into lab_snapshot (id, organization_id, person_id, lab_id, sha256, files, created_at)
                select gen_random_uuid(), organization_id, ?, lab_id, sha256, files, created_at from lab_snapshot
                where (person_id, lab_id, sha256) =
                    (select person_id, lab_id, snapshot_sha256 from lab_run where id::text = ?)""", other, run);
        return other;
    }

    private String curves(int points) {
        backend.next((job, observer, cancelled) -> {
            for (int step = 0; step < points; step++) {
                observer.claimed(new LearnerMessage.Metric("loss/batch", step, 1.0 / (step + 1)));
            }
            observer.claimed(new LearnerMessage.Metric("loss/single", 0, Double.NaN));
            return end(Kind.COMPLETED, Grader.NONE);
        });
        var run = started("practice");
        awaitClosed(run);
        return run;
    }

    private static String path(String run, String rest) {
        return "/api/v1/runs/" + run + "/" + rest;
    }
}
