package gradus.enrolments;

import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.enrol;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class EnrolmentTest {

    private static final String ENROLMENT = "/api/v1/courses/small-course/enrolment";

    private final Sql sql;

    EnrolmentTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    @TestSecurity(user = "enroller-once", roles = "learner")
    void enrollingTwiceIsEnrollingOnce() {
        api().get(ENROLMENT).then().statusCode(200).body("enrolled", equalTo(false), "since", nullValue());
        String since = enrol("small-course").then().statusCode(200).body("enrolled", equalTo(true)).extract().path("since");
        enrol("small-course").then().statusCode(200).body("since", equalTo(since));
        api().get(ENROLMENT).then().body("enrolled", equalTo(true), "course", equalTo("small-course"));
    }

    @Test
    @TestSecurity(user = "enroller-pressing-fast", roles = "learner")
    void aButtonPressedManyTimesAtOnceMakesOneRow() {
        api().get(ENROLMENT).then().statusCode(200); // the person exists, and is the only one since
        var answers = Stream.generate(() -> CompletableFuture.supplyAsync(() -> enrol("small-course").statusCode()))
                .limit(8).toList();
        assertThat(answers).extracting(CompletableFuture::join).containsOnly(200);
        assertThat(rows("enroller-pressing-fast")).isEqualTo(1);
    }

    @Test
    @TestSecurity(user = "leaver", roles = "learner")
    void whoLeavesFindsTheWorkWhenComingBack() {
        String since = enrol("small-course").path("since");
        api().put("/api/v1/courses/small-course/lessons/01-first/reading").then().statusCode(200);
        api().delete(ENROLMENT).then().statusCode(200).body("enrolled", equalTo(false));
        api().delete(ENROLMENT).then().statusCode(200);
        api().get(ENROLMENT).then().body("enrolled", equalTo(false));
        api().get("/api/v1/courses/small-course/progress").then().body("done", equalTo(1));
        enrol("small-course").then().body("since", equalTo(since));
    }

    @Test
    @TestSecurity(user = "presser-of-buttons", roles = "learner")
    void theButtonsWorkWithoutScripts() {
        pressed("true").statusCode(303).header("Location", containsString("/courses/small-course"));
        api().get(ENROLMENT).then().body("enrolled", equalTo(true));
        pressed("false").statusCode(303);
        api().get(ENROLMENT).then().body("enrolled", equalTo(false));
    }

    @Test
    @TestSecurity(user = "enroller", roles = "learner")
    void anUnknownCourseIsAProblem() {
        for (var answer : List.of(enrol("none"),
                api().get("/api/v1/courses/none/enrolment"), api().delete("/api/v1/courses/none/enrolment"))) {
            answer.then().statusCode(404).body("type", equalTo("/problems/course-not-found"));
        }
    }

    @Test
    @TestSecurity(user = "trainer-who-enrols", roles = "trainer")
    void onlyALearnerEnrols() {
        enrol("small-course").then().statusCode(403);
    }

    @Test
    @TestSecurity(user = "learner-no-more", roles = "learner")
    void whoWasMadeALearnerNoMoreIsRefusedHereToo() {
        api().get(ENROLMENT).then().statusCode(200);
        sql.update("delete from org_membership where person_id = (select id from identity_person where subject = ?)",
                "learner-no-more");
        enrol("small-course").then().statusCode(403).body("type", equalTo("/problems/enrolment-not-allowed"));
    }

    @Test
    void nobodyIsToldToSignInAndABrowserComesBack() {
        enrol("small-course").then().statusCode(401);
        var token = given().get("/courses").cookie("csrf-token");
        given().redirects().follow(false).accept("text/html").header("Referer", "http://localhost/courses/small-course")
                .cookie("csrf-token", token).formParam("csrf-token", token).formParam("enrolled", "true")
                .post("/courses/small-course/enrolment").then().statusCode(303)
                .header("Location", containsString("/login?to=%2Fcourses%2Fsmall-course"));
    }

    private int rows(String subject) {
        return sql.first("""
                select count(*) as rows from enrolment_course
                where person_id = (select id from identity_person where subject = ?)""", row -> row.getInt("rows"), subject)
                .orElseThrow();
    }

    private static ValidatableResponse pressed(String enrolled) {
        var token = given().get("/courses").cookie("csrf-token");
        return given().redirects().follow(false).accept("text/html").cookie("csrf-token", token)
                .formParam("csrf-token", token).formParam("enrolled", enrolled)
                .post("/courses/small-course/enrolment").then();
    }
}
