package gradus.labs.definition;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.junit.jupiter.api.Test;

import gradus.testing.Curriculum;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

@QuarkusTest
class LabApiTest {

    private static final String LAB = "/api/v1/labs/add-two";

    @Test
    @TestSecurity(user = "learner", roles = "learner")
    void tellsALearnerWhatALearnerMayKnow() throws IOException {
        var starter = Curriculum.SMALL.resolve("courses/small-course/labs/add-two/starter");
        given().header("Accept-Language", "zh-CN").get(LAB).then().statusCode(200)
                .body("id", equalTo("add-two"), "title", equalTo("加二"), "brief", equalTo("写出 `plus`，使它返回 $x + 2$。\n"),
                        "files.'Adder.java'", equalTo(Files.readString(starter.resolve("Adder.java"))),
                        "readOnly", contains("Train.java"), "points", equalTo(10), "pass", equalTo(6),
                        "limits.wallSeconds", equalTo(20), "limits.memoryBytes", equalTo(512 * 1024 * 1024),
                        "checks.id", contains("adds", "keeps-sign"), "checks.title", contains("加上二", "符号不变"),
                        "checks.points", contains(7, 3));
    }

    @Test
    @TestSecurity(user = "learner", roles = "learner")
    void tellsNothingElse() {
        var answer = given().get(LAB).then().statusCode(200).extract();
        assertThat(answer.jsonPath().getMap("$").keySet()).isEqualTo(Set.of("id", "title", "summary", "brief",
                "files", "readOnly", "limits", "device", "points", "pass", "checks"));
        assertThat(answer.jsonPath().getList("checks", Map.class)).allSatisfy(
                check -> assertThat(check.keySet()).isEqualTo(Set.of("id", "title", "points")));
        assertHidden(answer.asString());
    }

    /** Whatever part of the lab's folder is asked for by a path, it is not there. */
    @Test
    @TestSecurity(user = "learner", roles = "learner")
    void noFileOfTheFolderHasAnAddress() throws IOException {
        var lab = Curriculum.SMALL.resolve("courses/small-course/labs/add-two");
        try (var files = Files.walk(lab)) {
            for (var file : files.filter(Files::isRegularFile).map(path -> lab.relativize(path).toString()).toList()) {
                for (var prefix : List.of(LAB + "/", LAB + "/..%2Fadd-two%2F", "/labs/add-two/",
                        "/courses/small-course/labs/add-two/", "/courses/small-course/lessons/../labs/add-two/",
                        "/curriculum/courses/small-course/labs/add-two/")) {
                    var answer = given().urlEncodingEnabled(false).get(prefix + file).then().extract();
                    assertThat(answer.statusCode()).as(prefix + file).isGreaterThanOrEqualTo(400);
                    assertHidden(answer.asString());
                }
            }
        }
    }

    @Test
    void asksWhoIsThere() {
        given().get(LAB).then().statusCode(401);
    }

    @Test
    @TestSecurity(user = "learner", roles = "learner")
    void anUnknownLabIsAProblem() {
        given().get("/api/v1/labs/none").then().statusCode(404).contentType("application/problem+json")
                .body("title", equalTo("There is no such lab"));
    }

    private static void assertHidden(String answer) {
        assertThat(answer).doesNotContain("HIDDEN", "implements Grader", "x + 2;", "x + 1;", "loses:", "sum-off");
    }
}
