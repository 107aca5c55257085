package gradus.labs.operations.page;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.not;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.Isolation;
import gradus.labs.backend.Readiness;
import gradus.labs.runs.queue.Runners;
import gradus.labs.runs.queue.Standing;
import gradus.labs.runs.scheduling.Capacity;
import gradus.testing.ScriptedBackend;
import gradus.testing.SeededRuns;
import gradus.testing.SeededRuns.Seed;
import gradus.testing.SteppingClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.response.ValidatableResponse;

@QuarkusTest
@TestSecurity(user = "operator-of-pages", roles = "operator")
class OperationsPagesTest {

    private final ScriptedBackend backend;
    private final SteppingClock clock;
    private final SeededRuns seeded;
    private final Runners runners;

    OperationsPagesTest(ScriptedBackend backend, SteppingClock clock, SeededRuns seeded, Runners runners) {
        this.backend = backend;
        this.clock = clock;
        this.seeded = seeded;
        this.runners = runners;
    }

    @BeforeEach
    void oneRunnerThatIsNotReal() {
        backend.ready(false, "the test");
        seeded.removeAll();
        runners.seen(new Capacity("seeded/1/1", 1, 0, 8L << 30), new Readiness(true, List.of("bubblewrap 0.8.0"),
                new Isolation(List.of(new Isolation.Layer("system-calls", false, "libseccomp 2.5.4"),
                        new Isolation.Layer("control-groups", true, "version 1 beside version 2"),
                        new Isolation.Layer("of-the-future", false, "not known here")), List.of("network", "writing")),
                0));
        runners.seen(new Capacity("seeded/2/2", 1, 0, 8L << 30), new Readiness(false, List.of("no bubblewrap here")));
    }

    @AfterEach
    void nothingStays() {
        seeded.removeAll();
        backend.ready(true);
    }

    @Test
    void runnersAreShownWithSelfTestAndLayers() {
        page("en").body(containsString("held: 2 attacks refused"), containsString("3 layers, with a fallback"),
                containsString("Control groups <span class=\"warn\">(fallback)</span>"), containsString("of-the-future"),
                containsString("network, writing"), containsString("cannot isolate runs"),
                containsString("no bubblewrap here"));
        page("zh-CN").body(containsString("通过：拒绝了 2 种攻击"), containsString("控制组"), containsString("无法隔离运行"));
    }

    @Test
    void whatRunsIsShownWithItsUsageAndWhatWaitsWithItsPlace() {
        var now = clock.instant();
        var person = UUID.randomUUID();
        var running = seeded.add(Seed.of(person, now.minusSeconds(400)));
        seeded.run(running, "seeded/1/1", now.minusSeconds(300));
        seeded.add(Seed.of(person, now.minusSeconds(200)).mode("submit"));
        seeded.add(Seed.of(UUID.randomUUID(), now.minusSeconds(20)).asExam());
        page("en").body(containsString("1 running, 2 waiting"), containsString("5 min"), containsString("12.0 s"),
                containsString("256 MiB / 1.0 GiB"), containsString("GPU 3.0 GiB"),
                containsString(person.toString().substring(0, 8)),
                containsString("after another run of the same person"), containsString("exam task"),
                containsString("its clock goes on"), containsString("/operations/runs/%s/cancel".formatted(running)));
        page("zh-CN").body(containsString("1 个进行中，2 个排队"), containsString("12.0 秒"), containsString("等待同一个人的另一次运行"));
    }

    @Test
    void aLongLineHasPages() {
        seeded.addMany(25, 25, clock.instant().minusSeconds(60));
        page("en").body(containsString("?page=1"), not(containsString("Earlier in line")));
        given().accept("text/html").get("/operations?page=1").then().statusCode(200)
                .body(containsString("?page=0"), not(containsString("Later in line")));
    }

    @Test
    void theButtonsDoWhatTheySay() {
        post("queue", Map.of("paused", "true"));
        page("en").body(containsString("The queue has been paused for"), containsString("Let it go on"));
        post("queue", Map.of("paused", "false"));
        page("en").body(not(containsString("The queue has been paused")));
        post("runners", Map.of("runner", "seeded/1/1", "draining", "true"));
        page("en").body(containsString("Let it take runs again"), containsString(">draining<"));
        post("runners", Map.of("runner", "seeded/1/1", "draining", "false"));
        page("en").body(not(containsString(">draining<")));
        var run = seeded.add(Seed.of(UUID.randomUUID(), clock.instant()).protocol(99));
        post("runs/" + run + "/cancel", Map.of());
        page("en").body(not(containsString(run.toString())));
    }

    @Test
    void withoutItsTokenAFormDoesNothing() {
        given().accept("text/html").formParam("paused", "true").post("/operations/queue").then().statusCode(400);
        page("en").body(not(containsString("The queue has been paused")));
    }

    @Test
    @TestSecurity(user = "learner-at-the-door", roles = "learner")
    void nobodyElseSeesItOrIsLedThere() {
        given().accept("text/html").get("/operations").then().statusCode(403);
        given().header("Authorization", "Bearer of-tests").accept("text/html").formParam("paused", "true")
                .post("/operations/queue").then().statusCode(403);
        given().accept("text/html").get("/dashboard").then().body(not(containsString("/operations")));
    }

    @Test
    void everyReasonToWaitHasItsWords() {
        assertThat(Arrays.stream(Standing.Reason.values()).filter(reason -> reason != Standing.Reason.TURN)
                .map(Standing.Reason::key)).allSatisfy(reason -> assertThat(RunLines.REASONS).containsKey(reason));
    }

    private static void post(String path, Map<String, String> form) {
        var token = given().accept("text/html").get("/operations").cookie("csrf-token");
        given().cookie("csrf-token", token).accept("text/html").redirects().follow(false).formParams(form)
                .formParam("csrf-token", token).post("/operations/" + path).then().statusCode(303)
                .header("Location", endsWith("/operations"));
    }

    private static ValidatableResponse page(String language) {
        return given().accept("text/html").header("Accept-Language", language).get("/operations").then().statusCode(200);
    }
}
