package gradus.labs.operations;

import static gradus.testing.TestClient.api;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThanOrEqualTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.Isolation;
import gradus.labs.backend.Readiness;
import gradus.labs.runs.queue.Runners;
import gradus.labs.runs.scheduling.Capacity;
import gradus.testing.Await;
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
        runners.seen(new Capacity("seeded/1/1", 3, 1, 4096), new Readiness(false, List.of("no bubblewrap"),
                new Isolation(List.of(new Isolation.Layer("control-groups", true, "version 1")), List.of("network")), 0));
        seeded.add(Seed.of(UUID.randomUUID(), clock.instant()).protocol(99));
        api().get(OPERATIONS + "queue").then().statusCode(200).body("paused", equalTo(false))
                .body("pausedSince", nullValue()).body("waiting", greaterThanOrEqualTo(1))
                .body("runners.name", hasItem("seeded/1/1"))
                .body("runners.find { it.name == 'seeded/1/1' }.slots", equalTo(3))
                .body("runners.find { it.name == 'seeded/1/1' }.gpuSlots", equalTo(1))
                .body("runners.find { it.name == 'seeded/1/1' }.protocol", equalTo(1))
                .body("runners.find { it.name == 'seeded/1/1' }.version", notNullValue())
                .body("runners.find { it.name == 'seeded/1/1' }.findings", hasItem("no bubblewrap"))
                .body("runners.find { it.name == 'seeded/1/1' }.host", not(emptyString()))
                .body("runners.find { it.name == 'seeded/1/1' }.silent", equalTo(false))
                .body("runners.find { it.name == 'seeded/1/1' }.isolation.refused", hasItem("network"))
                .body("runners.find { it.name == 'seeded/1/1' }.isolation.layers.find { it.fallback }.name",
                        equalTo("control-groups"));
    }

    @Test
    void aRunnerThatFellSilentIsStillShownAndHowMuchEachHasInHand() {
        runners.seen(new Capacity("seeded/1/1", 3, 1, 8L << 30), new Readiness(true, List.of()));
        var run = seeded.add(Seed.of(UUID.randomUUID(), clock.instant()).mebibytes(2048));
        seeded.run(run, "seeded/1/1", clock.instant());
        api().get(OPERATIONS + "queue").then().body("runners.find { it.name == 'seeded/1/1' }.busySlots", equalTo(1))
                .body("runners.find { it.name == 'seeded/1/1' }.busyGpuSlots", equalTo(0))
                .body("runners.find { it.name == 'seeded/1/1' }.busyMemoryBytes", equalTo(2L << 30));
        seeded.removeRuns(); // or somebody would take it over
        clock.step(Duration.ofMinutes(1));
        try {
            api().get(OPERATIONS + "queue").then().body("runners.find { it.name == 'seeded/1/1' }.silent", equalTo(true));
        } finally {
            clock.step(Duration.ofMinutes(-1));
        }
    }

    @Test
    void anOperatorIsToldWhatSlotsARunnerHasSetAside() {
        backend.setAside(2, "set aside until it can be cleaned: a slot");
        Await.until("the application's own runner has said so", () -> runners.present().stream()
                .anyMatch(runner -> runner.ready() && runner.slots() == 1));
        api().get(OPERATIONS + "queue").then().body("runners.find { !it.name.startsWith('seeded/') }.slots", equalTo(1))
                .body("runners.find { !it.name.startsWith('seeded/') }.findings", hasItem(containsString("set aside")));
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
    void whatGoesOnComesWithItsUsageAndWhatWaitsByPriorityWithItsPlace() {
        runners.seen(new Capacity("seeded/1/1", 1, 0, 8L << 30), new Readiness(true, List.of()));
        var person = UUID.randomUUID();
        var running = seeded.add(Seed.of(person, clock.instant().minusSeconds(90)));
        seeded.run(running, "seeded/1/1", clock.instant().minusSeconds(60));
        var practice = seeded.add(Seed.of(UUID.randomUUID(), clock.instant().minusSeconds(30)));
        var submit = seeded.add(Seed.of(person, clock.instant().minusSeconds(20)).mode("submit"));
        var exam = seeded.add(Seed.of(UUID.randomUUID(), clock.instant().minusSeconds(10)).asExam());
        api().get(OPERATIONS + "runs?size=100").then().statusCode(200)
                .body("runs.id", contains(running.toString(), exam.toString(), submit.toString(), practice.toString()))
                .body("runs.priority", contains("practice", "exam", "submit", "practice"))
                .body("runs[0].usage.wallMillis", greaterThanOrEqualTo(60_000))
                .body("runs[0].usage.cpuMillis", equalTo(12_000)).body("runs[0].usage.memoryPeakBytes", equalTo(1 << 28))
                .body("runs[0].usage.gpuMemoryPeakBytes", equalTo(3L << 30))
                .body("runs[0].waiting", nullValue()).body("runs[1].usage", nullValue())
                .body("runs[1].waiting.ahead", equalTo(0)).body("runs[2].waiting.reason", equalTo("own-run"))
                .body("runs[3].waiting.reason", equalTo("turn")).body("total", equalTo(4));
        api().get(OPERATIONS + "runs?state=running").then().body("runs.id", contains(running.toString())).body("total",
                equalTo(1));
        api().get(OPERATIONS + "runs?state=queued&size=2&page=1").then().body("runs.id", contains(practice.toString()))
                .body("total", equalTo(3));
        api().get(OPERATIONS + "runs?state=finished").then().statusCode(400).body("type", endsWith("/no-such-state"));
    }

    @Test
    void peopleOfOtherOrganisationsHaveNoNames() {
        String own = api().get("/api/v1/viewer").path("id");
        seeded.add(Seed.of(UUID.fromString(own), clock.instant()).protocol(99));
        var stranger = seeded.add(Seed.of(UUID.randomUUID(), clock.instant()).protocol(99));
        seeded.moveTo("elsewhere", stranger);
        api().get(OPERATIONS + "runs?size=100").then().body("names." + own, equalTo("operator-of-labs"))
                .body("names.size()", equalTo(1)).body("runs.organization", hasItem("elsewhere"));
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
