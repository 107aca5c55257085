package gradus.lessons;

import static gradus.testing.ScriptedBackend.end;
import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.awaitClosed;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.inject.Inject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.definition.Labs;
import gradus.labs.definition.LiveCell;
import gradus.labs.wire.LearnerMessage;
import gradus.testing.ScriptedBackend;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

/** Live cells through the API: run like a lab, and no lab. */
@QuarkusTest
@TestSecurity(user = "reader-of-lessons", roles = "learner")
class LessonCellsTest {

    private static final String EDITED = "void main() { IO.println(6); }";

    private final CountDownLatch open = new CountDownLatch(1);
    @Inject
    Lessons lessons;
    @Inject
    Labs labs;
    @Inject
    ScriptedBackend backend;
    @Inject
    Sql sql;
    private String cell;

    @BeforeEach
    void find() {
        cell = lessons.require("small-course", "01-first").cells().getFirst().id();
    }

    @AfterEach
    void nothingStaysOpen() {
        open.countDown();
        api().get("/api/v1/labs/" + cell + "/runs").jsonPath().getList("runs.id", String.class)
                .forEach(run -> awaitClosed(run));
    }

    @Test
    void aCellRunsAsItWasChanged() {
        var job = new AtomicReference<Job>();
        backend.next((given, observer, cancelled) -> {
            job.set(given);
            observer.claimed(new LearnerMessage.Log("out", "6"));
            return end(Kind.COMPLETED, Grader.NONE);
        });
        var id = started(cell, EDITED);
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("state", equalTo("finished")).body("end", equalTo("completed"))
                .body("mode", equalTo("practice")).body("score", nullValue()).body("checks", empty());
        assertThat(job.get().grader()).isEmpty();
        assertThat(job.get().learner().entryPoint()).isEqualTo("Cell");
        assertThat(job.get().learner().files()).isEqualTo(Map.of("Cell.java", EDITED));
        assertThat(job.get().limits().wall()).hasSeconds(60);
    }

    @Test
    void withoutFilesItRunsAsItStandsInTheLesson() {
        var job = new AtomicReference<Job>();
        backend.next((given, observer, cancelled) -> {
            job.set(given);
            return end(Kind.WALL, Grader.NONE);
        });
        var id = post(cell, "{\"mode\": \"practice\"}").then().statusCode(201).extract().<String> path("id");
        awaitClosed(id);
        assertThat(job.get().learner().files().get("Cell.java")).contains("IO.println(price < 10);");
        api("zh-CN").get("/api/v1/runs/" + id).then().body("message", containsString("60 秒"));
    }

    @Test
    void aProgramFindsTheCellsOfALesson() {
        given().header("Accept-Language", "zh-CN").get("/api/v1/courses/small-course/lessons/01-first").then()
                .statusCode(200).body("title", equalTo("第一课")).body("html", containsString("class=\"katex\""))
                .body("cells.id", equalTo(List.of(cell))).body("cells[0].code", containsString("// 只要 $5"));
        given().get("/api/v1/courses/small-course/lessons/none").then().statusCode(404)
                .body("type", containsString("lesson-not-found"));
    }

    @Test
    void onlyOneCellRunsAtATime() {
        backend.next((job, observer, cancelled) -> {
            open.await();
            return end(Kind.COMPLETED, Grader.NONE);
        });
        var first = started(cell, EDITED);
        var other = new LiveCell("cell.00000000000000000000", "small-course", "void main() { }");
        labs.offer(List.of(other, offered()));
        post(other.id(), "{\"mode\": \"practice\"}").then().statusCode(409)
                .body("type", containsString("cell-open")).body("values.run", equalTo(first));
        open.countDown();
        awaitClosed(first);
        awaitClosed(started(other.id(), EDITED));
        labs.offer(List.of(offered()));
    }

    @Test
    void thereIsNothingToSubmit() {
        post(cell, "{\"mode\": \"submit\"}").then().statusCode(400).body("type", containsString("nothing-to-submit"));
    }

    @Test
    void whatIsUnknownOrTooLargeIsRefused() {
        post("cell.ffffffffffffffffffff", "{\"mode\": \"practice\"}").then().statusCode(404)
                .body("type", containsString("cell-not-found")).body("detail", containsString("Load the page again"));
        run(cell, "x".repeat(64 * 1024 + 1)).then().statusCode(413).body("type", containsString("file-too-large"));
        run(cell, "a\\u0000").then().statusCode(400).body("type", containsString("file-not-text"));
    }

    @Test
    void aCellIsNoLab() {
        assertThat(labs.find(cell)).isEmpty();
        assertThat(labs.ofCourse("small-course")).extracting("id").containsExactly("add-two");
        for (var path : List.of("", "/workspace")) {
            api().get("/api/v1/labs/" + cell + path).then().statusCode(404).body("type", containsString("lab-not-found"));
        }
        api().get("/labs/" + cell).then().statusCode(404);
        api().get("/api/v1/courses/small-course").then().body("labs.id", equalTo(List.of("add-two")));
    }

    @Test
    void somebodyElsesRunIsNotFound() {
        var id = started(cell, EDITED);
        awaitClosed(id);
        var other = UUID.randomUUID();
        sql.update("""
                insert into lab_snapshot (id, organization_id, person_id, lab_id, sha256, files, created_at)
                select gen_random_uuid(), organization_id, ?, lab_id, sha256, files, created_at from lab_snapshot
                where (person_id, lab_id, sha256) =
                    (select person_id, lab_id, snapshot_sha256 from lab_run where id::text = ?)""", other, id);
        sql.update("update lab_run set person_id = ? where id::text = ?", other, id);
        for (var path : List.of("", "/events", "/artifacts/theta")) {
            api().get("/api/v1/runs/" + id + path).then().statusCode(404);
        }
        api().delete("/api/v1/runs/" + id).then().statusCode(404);
    }

    @Test
    @TestSecurity
    void whoIsNotSignedInRunsNothing() {
        given().contentType(ContentType.JSON).body("{\"mode\": \"practice\"}").post("/api/v1/labs/" + cell + "/runs")
                .then().statusCode(401);
    }

    private LiveCell offered() {
        var lesson = lessons.require("small-course", "01-first");
        var own = lesson.cells().getFirst();
        return new LiveCell(own.id(), lesson.course(), own.code());
    }

    private static String started(String cell, String code) {
        return run(cell, code).then().statusCode(201).extract().path("id");
    }

    private static Response run(String cell, String code) {
        return post(cell, "{\"mode\": \"practice\", \"files\": {\"Cell.java\": \"%s\"}}".formatted(code));
    }

    private static Response post(String cell, String body) {
        return api().contentType(ContentType.JSON).body(body).post("/api/v1/labs/" + cell + "/runs");
    }
}
