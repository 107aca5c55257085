package gradus.labs.workspaces;

import static gradus.testing.TestClient.LAB;
import static gradus.testing.TestClient.api;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;

/** Reset and restore: whatever they replace is kept, so that both can be undone. */
@QuarkusTest
class SnapshotApiTest {

    private final Sql sql;

    SnapshotApiTest(Sql sql) {
        this.sql = sql;
    }

    @Test
    @TestSecurity(user = "resets", roles = "learner")
    void aResetPutsTheStarterBackAndCanBeUndone() {
        save("mine", "extra");
        var former = reset("{}").statusCode(200)
                .body("files['Adder.java']", startsWith("class Adder { static double plus(double x) { return x"))
                .body("files.size()", equalTo(1)).body("former.by", equalTo("reset"))
                .body("former.replacedAt", notNullValue()).extract().<String> path("former.snapshot");
        api().get(LAB + "/workspace").then().body("former.snapshot", equalTo(former));

        restore(former).statusCode(200).body("files['Adder.java']", equalTo("mine"))
                .body("files['Extra.java']", equalTo("extra")).body("former.by", equalTo("restore"));
        api().get(LAB + "/snapshots?runs=false").then().body("snapshots", hasSize(2))
                .body("snapshots.keptFor", contains("replaced", "replaced"));
    }

    @Test
    @TestSecurity(user = "resets-one", roles = "learner")
    void aResetOfOneFileLeavesTheOthers() {
        save("mine", "extra");
        reset("{\"file\": \"Adder.java\"}").statusCode(200)
                .body("files['Adder.java']", startsWith("class Adder { static double plus(double x) { return x"))
                .body("files['Extra.java']", equalTo("extra"));
        for (var file : List.of("Extra.java", "Train.java", "None.java")) {
            reset("{\"file\": \"" + file + "\"}").statusCode(404).body("type", endsWith("/starter-not-found"));
        }
        reset("{\"file\": \"" + "x".repeat(81) + "\"}").statusCode(400);
        api().contentType(ContentType.JSON).post(LAB + "/workspace/reset").then().statusCode(400);
    }

    @Test
    @TestSecurity(user = "resets-nothing", roles = "learner")
    void aResetThatChangesNothingLeavesNothingToUndo() {
        reset("{}").statusCode(200).body("former", nullValue()).body("revision", equalTo(0));
        api().get(LAB + "/snapshots").then().body("snapshots", empty()).body("total", equalTo(0));
    }

    @Test
    @TestSecurity(user = "goes-on", roles = "learner")
    void whoGoesOnAfterAResetCanStillUndoItAndLosesNeither() {
        save("mine", "extra");
        var former = reset("{}").extract().<String> path("former.snapshot");
        save("after", "more");
        var after = restore(former).body("files['Adder.java']", equalTo("mine")).extract()
                .<String> path("former.snapshot");
        restore(after).body("files['Adder.java']", equalTo("after")).body("files['Extra.java']", equalTo("more"));
    }

    @Test
    @TestSecurity(user = "puts-aside", roles = "learner")
    void anOfferToUndoCanBePutAsideAndTheStateStays() {
        save("mine", "extra");
        var former = reset("{}").extract().<String> path("former.snapshot");
        api().delete(LAB + "/workspace/former").then().statusCode(200).body("former", nullValue());
        api().get(LAB + "/snapshots/" + former).then().statusCode(200).body("files['Adder.java']", equalTo("mine"));
    }

    @Test
    @TestSecurity(user = "pages", roles = "learner")
    void keptStatesArePagedNewestFirst() {
        for (var text : List.of("one", "two", "three")) {
            save(text, "extra");
        }
        api().get(LAB + "/snapshots?size=2").then().body("total", equalTo(3)).body("snapshots", hasSize(2))
                .body("snapshots[0].files", contains("Adder.java", "Extra.java"));
        api().get(LAB + "/snapshots?size=2&page=1").then().body("snapshots", hasSize(1))
                .body("snapshots[0].files", contains("Adder.java"));
        for (var query : List.of("size=0", "size=101", "page=-1", "page=1000001")) {
            api().get(LAB + "/snapshots?" + query).then().statusCode(400)
                    .body("type", endsWith("/page-not-allowed"));
        }
    }

    @Test
    @TestSecurity(user = "curious", roles = "learner")
    void somebodyElsesStateIsNotFound() {
        save("curious", "extra");
        var mine = reset("{}").extract().<String> path("former.snapshot");
        sql.update("update lab_workspace set former_sha256 = null, replaced_at = null, replaced_by = null "
                + "where former_sha256 = ?", mine);
        sql.update("update lab_snapshot set person_id = ? where sha256 = ?", UUID.randomUUID(), mine);
        api().get(LAB + "/snapshots/" + mine).then().statusCode(404).body("type", endsWith("/snapshot-not-found"));
        restore(mine).statusCode(404);
        restore("nothing").statusCode(404);
        api().get("/api/v1/labs/none/snapshots").then().statusCode(404);
        api().contentType(ContentType.JSON).body("{}").post(LAB + "/workspace/restore").then().statusCode(400);
        assertThat(api().get(LAB + "/snapshots").jsonPath().getList("snapshots.id", String.class)).doesNotContain(mine);
    }

    @Test
    @TestSecurity(user = "assessor", roles = "assessor")
    void whoIsNoLearnerIsRefused() {
        api().get(LAB + "/snapshots").then().statusCode(403);
        restore("a").statusCode(403);
        reset("{}").statusCode(403);
    }

    private static void save(String adder, String extra) {
        api().contentType(ContentType.JSON)
                .body("{\"files\": {\"Adder.java\": \"%s\", \"Extra.java\": \"%s\"}}".formatted(adder, extra))
                .put(LAB + "/workspace").then().statusCode(200);
    }

    private static ValidatableResponse reset(String body) {
        return api().contentType(ContentType.JSON).body(body).post(LAB + "/workspace/reset").then();
    }

    private static ValidatableResponse restore(String snapshot) {
        return api().contentType(ContentType.JSON).body("{\"snapshot\": \"" + snapshot + "\"}")
                .post(LAB + "/workspace/restore").then();
    }
}
