package gradus.progress;

import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.awaitClosed;
import static gradus.testing.TestClient.started;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.UUID;

import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.labs.backend.RunEnd;
import gradus.labs.wire.GraderMessage;
import gradus.testing.Await;
import gradus.testing.ScriptedBackend;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

@QuarkusTest
class ProgressApiTest {

    private static final String PROGRESS = "/api/v1/courses/small-course/progress";
    private static final String READING = "/api/v1/courses/small-course/lessons/01-first/reading";

    private final ScriptedBackend backend;
    private final Sql sql;

    ProgressApiTest(ScriptedBackend backend, Sql sql) {
        this.backend = backend;
        this.sql = sql;
    }

    @Test
    @TestSecurity(user = "somebody-new-to-progress", roles = "learner")
    void whoIsNewHasEverythingBeforeThem() {
        api().get(PROGRESS).then().statusCode(200).body("course", equalTo("small-course"), "done", equalTo(0),
                "total", equalTo(3), "points.earned", equalTo(0), "points.possible", equalTo(10),
                "parts.id", contains("01-first", "add-two", "02-second"),
                "parts.kind", contains("lesson", "lab", "lesson"), "parts.state", contains("open", "open", "open"),
                "parts[0].score", nullValue());
    }

    @Test
    @TestSecurity(user = "reader-making-progress", roles = "learner")
    void aLessonIsDoneOnceReadAndCanBeUndone() {
        api().get(READING).then().body("read", equalTo(false), "readAt", nullValue());
        String at = api().put(READING).then().statusCode(200).body("read", equalTo(true)).extract().path("readAt");
        api().put(READING).then().body("readAt", equalTo(at));
        api().get(PROGRESS).then().body("done", equalTo(1), "parts.state", contains("done", "open", "open"));
        api().delete(READING).then().statusCode(200).body("read", equalTo(false));
        api().delete(READING).then().statusCode(200);
        api().get(PROGRESS).then().body("done", equalTo(0));
    }

    @Test
    @TestSecurity(user = "runner-making-progress", roles = "learner")
    void aLabIsBegunByARunAndDoneByASubmitThatPasses() {
        awaitClosed(started("practice"));
        api().get(PROGRESS).then().body("parts.state", contains("open", "begun", "open"));

        backend.next((job, observer, cancelled) -> {
            observer.reported(new GraderMessage.Check("adds", "partial", 3, null, 3));
            observer.reported(new GraderMessage.Done());
            return ScriptedBackend.end(RunEnd.Kind.COMPLETED, RunEnd.Grader.DONE);
        });
        awaitClosed(started("submit"));
        untilPoints(3);
        api().get(PROGRESS).then().body("parts.state", contains("open", "begun", "open"));

        awaitClosed(started("submit"));
        untilPoints(10);
        api().get(PROGRESS).then().body("parts.state", contains("open", "done", "open"), "points.earned", equalTo(10));
    }

    @Test
    @TestSecurity(user = "neighbour-of-a-reader", roles = "learner")
    void anotherPersonsProgressIsNeverSeen() {
        var lesson = "0b8d8bd6-6d8c-4b0f-8c8a-26d9a0f2c701"; // of 01-first
        var other = UUID.randomUUID();
        sql.update("insert into lesson_reading (id, organization_id, person_id, lesson_uuid, read_at) "
                + "values (?, 'demo', ?, ?, now())", UUID.randomUUID(), other, UUID.fromString(lesson));
        sql.update("insert into lab_result (id, organization_id, person_id, lab_id, run_id, earned, possible, passed, "
                + "reached_at, passed_at) values (?, 'demo', ?, 'add-two', ?, 10, 10, true, now(), now())",
                UUID.randomUUID(), other, UUID.randomUUID());
        sql.update("insert into enrolment_course (id, organization_id, person_id, course_id, since) "
                + "values (?, 'demo', ?, 'small-course', now())", UUID.randomUUID(), other);

        api().get(PROGRESS).then().body("done", equalTo(0), "points.earned", equalTo(0));
        api().get(READING).then().body("read", equalTo(false));
        api().get("/api/v1/courses/small-course/enrolment").then().body("enrolled", equalTo(false));
        api().delete(READING).then().statusCode(200); // one's own, which is not there
        assertThat(sql.query("select id from lesson_reading where person_id = ?", row -> row.getString(1), other)).hasSize(1);
    }

    @Test
    void nobodyHasNone() {
        given().get(PROGRESS).then().statusCode(401);
        given().get(READING).then().statusCode(401);
        given().header("Authorization", "Bearer x").put(READING).then().statusCode(401);
    }

    @Test
    @TestSecurity(user = "asker-for-unknown", roles = "learner")
    void whatDoesNotExistIsAProblem() {
        api().get("/api/v1/courses/none/progress").then().statusCode(404);
        api().put("/api/v1/courses/small-course/lessons/none/reading").then().statusCode(404)
                .body("type", equalTo("/problems/lesson-not-found"));
    }

    private static void untilPoints(int points) {
        Await.until(points + " points", () -> api().get(PROGRESS).jsonPath().getInt("points.earned") == points);
    }
}
