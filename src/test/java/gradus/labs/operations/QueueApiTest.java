package gradus.labs.operations;

import static gradus.testing.TestClient.api;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.Readiness;
import gradus.labs.runs.queue.Runners;
import gradus.labs.runs.scheduling.Capacity;
import gradus.testing.ScriptedBackend;
import gradus.testing.SeededRuns;
import gradus.testing.SeededRuns.Seed;
import gradus.testing.SteppingClock;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;
import io.restassured.http.ContentType;
import io.restassured.response.Response;

@QuarkusTest
@TestSecurity(user = "operator-of-labs", roles = "operator")
class QueueApiTest {

    private static final String OPERATIONS = "/api/v1/operations/";

    private final ScriptedBackend backend;
    private final SteppingClock clock;
    private final SeededRuns seeded;
    private final Runners runners;

    QueueApiTest(ScriptedBackend backend, SteppingClock clock, SeededRuns seeded, Runners runners) {
        this.backend = backend;
        this.clock = clock;
        this.seeded = seeded;
        this.runners = runners;
    }

    @BeforeEach
    void nobodyTakesRuns() {
        backend.ready(false, "the test");
        seeded.removeAll();
    }

    @AfterEach
    void nothingStays() {
        seeded.removeAll();
        backend.ready(true);
    }

    @Test
    void anOperatorSeesTheQueueAndWhoServesIt() {
        runners.seen(new Capacity("seeded/1/1", 3, 1, 4096), new Readiness(false, List.of("no bubblewrap")));
        seeded.add(Seed.of(UUID.randomUUID(), clock.instant()).protocol(99));
        api().get(OPERATIONS + "queue").then().statusCode(200).body("paused", equalTo(false))
                .body("pausedSince", nullValue()).body("waiting", greaterThanOrEqualTo(1))
                .body("runners.name", hasItem("seeded/1/1"))
                .body("runners.find { it.name == 'seeded/1/1' }.slots", equalTo(3))
                .body("runners.find { it.name == 'seeded/1/1' }.gpuSlots", equalTo(1))
                .body("runners.find { it.name == 'seeded/1/1' }.protocol", equalTo(1))
                .body("runners.find { it.name == 'seeded/1/1' }.version", notNullValue())
                .body("runners.find { it.name == 'seeded/1/1' }.findings", hasItem("no bubblewrap"));
    }

    @Test
    void anOperatorPausesTheQueueAndLetsItGoOn() {
        put("queue", Map.of("paused", true)).then().statusCode(200).body("paused", equalTo(true))
                .body("pausedSince", notNullValue());
        put("queue", Map.of()).then().statusCode(400).body("type", endsWith("/field-missing"));
        put("queue", Map.of("paused", false)).then().statusCode(200).body("paused", equalTo(false));
    }

    @Test
    void anOperatorLetsARunnerDrain() {
        runners.seen(new Capacity("seeded/1/1", 3, 1, 4096), new Readiness(true, List.of()));
        put("runners", Map.of("runner", "seeded/1/1", "draining", true)).then().statusCode(200)
                .body("runners.find { it.name == 'seeded/1/1' }.draining", equalTo(true));
        put("runners", Map.of("runner", "seeded/9/9", "draining", true)).then().statusCode(404)
                .body("type", endsWith("/runner-not-found"));
    }

    @Test
    void anOperatorSeesAndStopsAnybodysRun() {
        var run = seeded.add(Seed.of(UUID.randomUUID(), clock.instant()).protocol(99));
        api().get(OPERATIONS + "runs?size=100").then().statusCode(200)
                .body("runs.find { it.id == '%s' }.state".formatted(run), equalTo("queued"))
                .body("runs.find { it.id == '%s' }.runner".formatted(run), nullValue());
        api().delete(OPERATIONS + "runs/" + run).then().statusCode(204);
        api().get(OPERATIONS + "runs?size=100").then().body("runs.find { it.id == '%s' }".formatted(run), nullValue());
        api().delete(OPERATIONS + "runs/" + UUID.randomUUID()).then().statusCode(404)
                .body("type", endsWith("/open-run-not-found"));
    }

    @Test
    @TestSecurity(user = "no-operator", roles = "learner")
    void nobodyElseMay() {
        api().get(OPERATIONS + "queue").then().statusCode(403);
        put("queue", Map.of("paused", true)).then().statusCode(403);
        api().delete(OPERATIONS + "runs/" + UUID.randomUUID()).then().statusCode(403);
    }

    private static Response put(String path, Map<String, Object> body) {
        return api().contentType(ContentType.JSON).body(body).put(OPERATIONS + path);
    }
}
