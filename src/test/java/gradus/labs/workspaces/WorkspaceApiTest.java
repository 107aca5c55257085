package gradus.labs.workspaces;

import static gradus.testing.TestClient.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import gradus.common.Sql;
import gradus.testing.TestClient;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
class WorkspaceApiTest {

    private static final String PATH = TestClient.LAB + "/workspace";

    private final Sql sql;

    WorkspaceApiTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    @TestSecurity(user = "opens", roles = "learner")
    void beginsWithTheStarterAndKeepsWhatIsSaved() {
        var seed = api().get(PATH).then().statusCode(200).body("files", hasKey("Adder.java"))
                .body("files", not(hasKey("Train.java"))).body("revision", equalTo(0)).body("savedAt", nullValue())
                .extract().<String> path("seed");
        save("{\"files\": {\"Adder.java\": \"// θ\"}}").statusCode(200).body("revision", equalTo(1));
        api().get(PATH).then().body("files['Adder.java']", equalTo("// θ")).body("seed", equalTo(seed));
    }

    @Test
    @TestSecurity(user = "other-learner", roles = "learner")
    void everybodyHasTheirOwn() {
        api().get(PATH).then().statusCode(200).body("revision", equalTo(0));
    }

    @Test
    @TestSecurity(user = "two-tabs", roles = "learner")
    void anOlderTabOverwritesNothingAndNothingIsLost() {
        save("{\"files\": {\"Adder.java\": \"first\"}, \"revision\": 0}").statusCode(200);
        save("{\"files\": {\"Adder.java\": \"second\"}, \"revision\": 1}").statusCode(200);
        save("{\"files\": {\"Adder.java\": \"from the old tab\"}, \"revision\": 1}").statusCode(409)
                .body("type", containsString("workspace-conflict")).body("values.revision", equalTo("2"));
        api().get(PATH).then().body("files['Adder.java']", equalTo("second")).body("revision", equalTo(2));
        assertThat(sql.query("select files ->> 'Adder.java' from lab_snapshot", row -> row.getString(1)))
                .contains("second", "from the old tab");
        save("{\"files\": {\"Adder.java\": \"second\"}, \"revision\": 0}").statusCode(200);
    }

    @Test
    @TestSecurity(user = "program", roles = "learner")
    void withoutARevisionTheLastSaveWinsAndTheOneBeforeIsKept() {
        save("{\"files\": {\"Adder.java\": \"by hand\"}}").statusCode(200);
        save("{\"files\": {\"Adder.java\": \"by program\"}}").statusCode(200);
        assertThat(sql.query("select files ->> 'Adder.java' from lab_snapshot", row -> row.getString(1)))
                .contains("by hand");
    }

    static Stream<Arguments> badInput() {
        return Stream.of(
                Arguments.of("{\"files\": {\"../Adder.java\": \"\"}}", 400, "file-name-not-allowed"),
                Arguments.of("{\"files\": {\"/etc/Adder.java\": \"\"}}", 400, "file-name-not-allowed"),
                Arguments.of("{\"files\": {\"A\\u0000.java\": \"\"}}", 400, "file-name-not-allowed"),
                Arguments.of("{\"files\": {\"Adder.java\": \"\\u0000\"}}", 400, "file-not-text"),
                Arguments.of("{\"files\": {\"Adder.java\": \"\\ud800\"}}", 400, "file-not-text"),
                Arguments.of("{\"files\": {\"Train.java\": \"class Train {}\"}}", 400, "file-read-only"),
                Arguments.of("{\"files\": {\"Adder.java\": \"" + "x".repeat(65_537) + "\"}}", 413, "file-too-large"),
                Arguments.of("{\"files\": {" + many(21, 1) + "}}", 413, "too-many-files"),
                Arguments.of("{\"files\": {" + many(6, 60_000) + "}}", 413, "files-too-large"),
                Arguments.of("{\"files\": 5}", 400, "files-not-readable"),
                Arguments.of("{}", 400, "files-not-readable"),
                Arguments.of("not json", 400, "files-not-readable"));
    }

    @ParameterizedTest
    @MethodSource("badInput")
    @TestSecurity(user = "mistaken", roles = "learner")
    void badInputIsExplainedInBothLanguages(String body, int status, String type) {
        save(body).statusCode(status).body("type", equalTo("/problems/" + type))
                .body("detail", not(matchesPattern(".*\\{[a-z]+}.*")));
        var chinese = api("zh-CN").contentType(ContentType.JSON).body(body).put(PATH).then()
                .statusCode(status).extract().<String> path("detail");
        assertThat(chinese).containsPattern("\\p{IsHan}");
        api().get(PATH).then().body("revision", equalTo(0));
    }

    @Test
    @TestSecurity(user = "latin", roles = "learner")
    void bytesThatAreNotUtf8AreRefused() {
        byte[] body = "{\"files\": {\"Adder.java\": \"é\"}}".getBytes(StandardCharsets.ISO_8859_1);
        api().contentType("application/json").body(body).put(PATH).then().statusCode(400)
                .body("type", equalTo("/problems/files-not-readable"));
    }

    @Test
    @TestSecurity(user = "lost", roles = "learner")
    void anUnknownLabIsNotFound() {
        api().get("/api/v1/labs/none/workspace").then().statusCode(404);
        api().contentType(ContentType.JSON).body("{\"files\": {}}").put("/api/v1/labs/none/workspace").then()
                .statusCode(404);
    }

    @Test
    void whoIsNotSignedInIsAskedTo() {
        api().get(PATH).then().statusCode(401);
    }

    @Test
    @TestSecurity(user = "issuer", roles = "issuer")
    void whoIsNoLearnerHasNoWorkspace() {
        api().get(PATH).then().statusCode(403);
    }

    private static ValidatableResponse save(String body) {
        return api().contentType(ContentType.JSON).body(body).put(PATH).then();
    }

    private static String many(int count, int length) {
        var files = new StringBuilder();
        for (int i = 0; i < count; i++) {
            files.append(i == 0 ? "" : ",").append("\"File").append(i).append(".java\": \"").append("x".repeat(length))
                    .append('"');
        }
        return files.toString();
    }
}
