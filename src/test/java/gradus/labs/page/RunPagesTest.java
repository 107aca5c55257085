package gradus.labs.page;

import static gradus.testing.ScriptedBackend.end;
import static gradus.testing.ScriptedBackend.onGpu;
import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.awaitClosed;
import static gradus.testing.TestClient.closeAll;
import static gradus.testing.TestClient.started;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import gradus.common.Sql;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.wire.LearnerMessage;
import gradus.testing.ScriptedBackend;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;

/** The history of runs as a browser without scripts sees and uses it. */
@QuarkusTest
@TestSecurity(user = "looks-back", roles = "learner")
class RunPagesTest {

    private static final String LAB = "/labs/add-two";

    private final ScriptedBackend backend;
    private final Sql sql;

    RunPagesTest(ScriptedBackend backend, Sql sql) {
        this.backend = backend;
        this.sql = sql;
    }

    @AfterEach
    void nothingStaysOpen() {
        closeAll();
    }

    @Test
    @TestSecurity(user = "never-ran", roles = "learner")
    void withoutARunThePageSaysWhatWillStandThere() {
        browser("en").get(LAB + "/runs").then().statusCode(200).body(containsString("Your first run will stand here"));
    }

    @Test
    @TestSecurity(user = "ran-often", roles = "learner")
    void runsArePagedNewestFirstInBothLanguages() {
        for (int run = 1; run <= 21; run++) {
            awaitClosed(started(run == 21 ? "submit" : "practice"));
        }
        var first = browser("en").get(LAB + "/runs").then().statusCode(200).extract().asString();
        assertThat(first).contains("Run 21", "10 / 10", "passed", "ran to its end", "older runs")
                .doesNotContain("Run 1<", "newer runs");
        assertThat(first.indexOf("Run 21")).isLessThan(first.indexOf("Run 20"));
        browser("en").get(LAB + "/runs?page=1").then().body(containsString("Run 1<"), containsString("newer runs"),
                not(containsString("older runs")));
        browser("zh-CN").get(LAB + "/runs").then().body(containsString("第 21 次运行"), containsString("已通过"),
                not(containsString("older runs")));
        for (var page : List.of("-1", "1000001")) {
            browser("en").get(LAB + "/runs?page=" + page).then().statusCode(400);
        }
    }

    @Test
    void whatARunUsedOfAGpusMemoryIsShownWhereItWasMeasured() {
        backend.next((job, observer, cancelled) -> onGpu(end(Kind.COMPLETED, Grader.NONE), 3L << 29));
        var measured = run("practice");
        api().get("/api/v1/runs/" + measured).then().body("usage.gpuMemoryPeakBytes", equalTo(3 << 29));
        browser("en").get(LAB + "/runs/" + measured).then().body(containsString("Most GPU memory"), containsString("1536 MiB"));
        browser("zh-CN").get(LAB + "/runs/" + measured).then().body(containsString("显存峰值"), containsString("1536 MiB"));
        var without = run("practice");
        api().get("/api/v1/runs/" + without).then().body("usage.gpuMemoryPeakBytes", equalTo(0));
        browser("en").get(LAB + "/runs/" + without).then().body(not(containsString("Most GPU memory")));
    }

    @Test
    void aRunShowsItsLogItsMessagesAndItsFilesAsText() {
        save("class Adder { /* <b>then</b> */ }");
        backend.next((job, observer, cancelled) -> {
            observer.claimed(new LearnerMessage.Diagnostic("error", "Adder.java", 3, 5, "x", "no <i>such</i> x"));
            observer.claimed(new LearnerMessage.Log("out", "<u>printed</u>"));
            return end(Kind.COMPILE_ERROR, Grader.NONE);
        });
        var run = run("practice");
        browser("en").get(LAB + "/runs/" + run).then().statusCode(200)
                .body(containsString("did not compile"), containsString("&lt;b&gt;then"),
                        containsString("no &lt;i&gt;such"), containsString("&lt;u&gt;printed"),
                        containsString("Your files are the same now"), not(containsString("Go on from these files")));
    }

    @Test
    @TestSecurity(user = "replays-by-form", roles = "learner")
    void aFinishedRunIsReplayedByAFormAndItsPageSaysWhatCameOfIt() {
        var run = run("submit");
        browser("en").get(LAB + "/runs/" + run).then().body(containsString("Replay this run"));
        post("/runs/" + run + "/replay", "key", "once").then().statusCode(303)
                .header("Location", endsWith(LAB + "/runs/" + run + "#replay"));
        post("/runs/" + run + "/replay", "key", "once").then().statusCode(303);
        var replay = api().get("/api/v1/runs/" + run + "/replay").<String> path("replay");
        awaitClosed(replay);
        browser("en").get(LAB + "/runs/" + run).then().body(containsString("to the last bit"),
                containsString("Then and now"), containsString("Replay it again"), containsString("Abacus 9"));
        browser("zh-CN").get(LAB + "/runs/" + run).then().body(containsString("逐位一致"), containsString("再重放一次"),
                containsString("处理器"), not(containsString("Then and now")));
        browser("en").get(LAB + "/runs/" + replay).then().statusCode(200).body(containsString("This is a replay of"),
                not(containsString("Replay this run")));
        browser("en").get(LAB + "/runs").then().body(not(containsString(replay)));
    }

    @Test
    void aRunOfAStrictLabSaysThatNothingHiddenRanBesideIt() {
        var run = run("submit");
        browser("en").get(LAB + "/runs/" + run).then().body(not(containsString("Isolation")));
        sql.update("update lab_run set evidence = jsonb_set(evidence, '{isolation}', '\"strict\"') where id::text = ?", run);
        browser("en").get(LAB + "/runs/" + run).then().body(containsString("Isolation"),
                containsString("no hidden check beside it"));
        browser("zh-CN").get(LAB + "/runs/" + run).then().body(containsString("隔离"), containsString("旁边没有隐藏检查"));
        api().get("/api/v1/runs/" + run).then().body("evidence.isolation", equalTo("strict"));
    }

    @Test
    void whatDiffersIsShownOpenAndWhileItRunsThePageSaysSo() {
        var run = run("practice");
        var open = new CountDownLatch(1);
        backend.next((job, observer, cancelled) -> {
            open.await();
            observer.claimed(new LearnerMessage.Metric("<b>loss</b>", 3, 0.5));
            return end(Kind.EXCEPTION, Grader.NONE);
        });
        post("/runs/" + run + "/replay").then().statusCode(303);
        browser("en").get(LAB + "/runs/" + run).then().body(containsString("Look again"),
                not(containsString("Replay this run")), not(containsString("Replay it again")));
        browser("en").get(LAB).then().statusCode(200);
        open.countDown();
        awaitClosed(api().get("/api/v1/runs/" + run + "/replay").path("replay"));
        browser("en").get(LAB + "/runs/" + run).then().body(containsString("came to something else"),
                containsString("ended with an exception"), containsString("&lt;b&gt;loss"), containsString("step 3: 0.5"),
                containsString("<details class=\"then-now\" open>"));
    }

    @Test
    void filesOfARunAreRestoredAndThatIsUndoneByForms() {
        save("class Adder { /* then */ }");
        var run = run("practice");
        save("class Adder { /* now */ }");
        var page = browser("en").get(LAB + "/runs/" + run).asString();
        assertThat(page).contains("<del>− class Adder { /* then */ }", "<ins>+ class Adder { /* now */ }",
                "Go on from these files");

        post("/restore", "snapshot", api().get("/api/v1/runs/" + run).path("snapshot")).then().statusCode(303);
        assertThat(file()).contains("then");
        var lab = browser("en").get(LAB).asString();
        assertThat(lab).contains("Earlier files are back");
        post("/restore", "snapshot", api().get("/api/v1/labs/add-two/workspace").path("former.snapshot")).then()
                .statusCode(303);
        assertThat(file()).contains("now");
        post("/former", "snapshot", "").then().statusCode(303);
        assertThat(browser("en").get(LAB).asString()).doesNotContain("data-by=");
    }

    @Test
    @TestSecurity(user = "resets-by-form", roles = "learner")
    void aResetByFormKeepsWhatTheFormHeld() {
        post("", "action", "reset:Adder.java", "file-Adder.java", "class Adder { /* typed */ }").then().statusCode(303);
        assertThat(file()).startsWith("class Adder { static double plus");
        browser("en").get(LAB).then().body(containsString("own files are back"));
        post("/restore", "snapshot", api().get("/api/v1/labs/add-two/workspace").path("former.snapshot"));
        assertThat(file()).contains("typed");
        post("", "action", "reset:", "file-Adder.java", "class Adder { /* typed again */ }").then().statusCode(303);
        assertThat(file()).startsWith("class Adder { static double plus");
        browser("en").get(LAB + "/runs").then().body(containsString("Other states that were kept"));
    }

    @Test
    void aKeptStateHasAPageOfItsOwn() {
        save("class Adder { /* kept */ }");
        save("class Adder { /* after */ }");
        var id = api().get("/api/v1/labs/add-two/snapshots?runs=false").<String> path("snapshots[0].id");
        browser("en").get(LAB + "/snapshots/" + id).then().statusCode(200)
                .body(containsString("State of your files"), containsString("Go on from these files"));
    }

    @Test
    void whatIsNotOnesOwnIsNotFound() {
        browser("en").get(LAB + "/runs/" + UUID.randomUUID()).then().statusCode(404);
        browser("en").get(LAB + "/snapshots/" + "0".repeat(64)).then().statusCode(404);
        browser("en").get("/labs/none/runs").then().statusCode(404);
        post("/restore", "snapshot", "0".repeat(64)).then().statusCode(404);
        post("/restore").then().statusCode(404);
    }

    @Test
    @TestSecurity(user = "trainer-only", roles = "trainer")
    void whoIsNoLearnerIsTold() {
        browser("en").get(LAB + "/runs").then().statusCode(403);
    }

    private static String run(String mode) {
        var run = started(mode);
        awaitClosed(run);
        return run;
    }

    private static void save(String text) {
        api().contentType(ContentType.JSON).body("{\"files\": {\"Adder.java\": \"" + text + "\"}}")
                .put("/api/v1/labs/add-two/workspace").then().statusCode(200);
    }

    private static String file() {
        return api().get("/api/v1/labs/add-two/workspace").then().body("files.size()", equalTo(1)).extract()
                .path("files['Adder.java']");
    }

    private static RequestSpecification browser(String language) {
        return given().accept("text/html").header("Accept-Language", language);
    }

    private static Response post(String path, String... fields) {
        var token = browser("en").get(LAB).cookie("csrf-token");
        var form = browser("en").redirects().follow(false).cookie("csrf-token", token).formParam("csrf-token", token);
        for (int i = 0; i < fields.length; i += 2) {
            form.formParam(fields[i], fields[i + 1]);
        }
        return form.post(LAB + path);
    }
}
