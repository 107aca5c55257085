package gradus.labs.runs;

import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.awaitClosed;
import static gradus.testing.TestClient.closeAll;
import static gradus.testing.TestClient.post;
import static gradus.testing.TestClient.started;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import java.net.URI;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.Readiness;
import gradus.labs.runs.queue.OpenRuns;
import gradus.labs.runs.queue.Runners;
import gradus.labs.runs.scheduling.Capacity;
import gradus.testing.Await;
import gradus.testing.EventStream;
import gradus.testing.ScriptedBackend;
import gradus.testing.SeededRuns;
import gradus.testing.SeededRuns.Seed;
import gradus.testing.SteppingClock;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

/** What somebody who waits is told, and who may not queue any more. */
@QuarkusTest
@TestSecurity(user = "waiter", roles = "learner")
class WaitingApiTest {

    @TestHTTPResource("/api/v1/runs/")
    URI runs;

    private final ScriptedBackend backend;
    private final SteppingClock clock;
    private final SeededRuns seeded;
    private final OpenRuns open;
    private final Runners runners;

    WaitingApiTest(ScriptedBackend backend, SteppingClock clock, SeededRuns seeded, OpenRuns open, Runners runners) {
        this.backend = backend;
        this.clock = clock;
        this.seeded = seeded;
        this.open = open;
        this.runners = runners;
    }

    @BeforeEach
    void noOthers() {
        seeded.removeAll();
    }

    @AfterEach
    void nothingStaysOpen() {
        seeded.removeAll();
        closeAll();
        backend.ready(true);
    }

    @Test
    void whoWaitsIsToldTheirPlaceAndAboutHowLongAndHearsWhenItChanges() {
        onlyRunner(new Capacity("seeded/1/1", 1, 0, 1L << 40));
        seeded.add(Seed.of(UUID.randomUUID(), clock.instant().minusSeconds(60)));
        seeded.add(Seed.of(UUID.randomUUID(), clock.instant().minusSeconds(50))); // of the same course: not its turn yet
        var id = started("practice");
        api().get("/api/v1/runs/" + id).then().body("waiting.reason", equalTo("turn")).body("waiting.ahead", equalTo(1))
                .body("waiting.seconds", equalTo(10))
                .body("waiting.message", equalTo("You are number 2 in line: about 10 seconds."));
        api("zh-CN").get("/api/v1/runs/" + id).then()
                .body("waiting.message", equalTo("你排在第 2 位，大约还要 10 秒。"));
        try (var stream = EventStream.open(runs.resolve(id + "/events"), null, "en")) {
            var told = stream.nextWaiting();
            assertThat(told.id()).isNull();
            assertThat(told.json().getString("message")).isEqualTo("You are number 2 in line: about 10 seconds.");
            api().delete("/api/v1/runs/" + id).then().statusCode(200);
            assertThat(stream.rest()).extracting(EventStream.Event::type).contains("state", "report");
        }
    }

    @Test
    void aPlaceThatChangesIsToldAgain() {
        onlyRunner(new Capacity("seeded/1/1", 1, 0, 1L << 40));
        seeded.add(Seed.of(UUID.randomUUID(), clock.instant().minusSeconds(60)));
        var id = started("submit");
        try (var stream = EventStream.open(runs.resolve(id + "/events"), null, "en")) {
            assertThat(stream.nextWaiting().json().getString("message")).as("a submit goes before practice")
                    .isEqualTo("You are next in line: about a few seconds.");
            seeded.add(Seed.of(UUID.randomUUID(), clock.instant()).asExam());
            assertThat(stream.nextWaiting().json().getInt("ahead")).isEqualTo(1);
        }
    }

    @Test
    void aLabThatAsksForMoreThanAnyRunnerHasSaysSoInsteadOfWaitingForEver() {
        onlyRunner(new Capacity("seeded/1/1", 1, 0, 1L << 30)); // the lab has 512 MiB, its grader a GiB
        var id = started("submit");
        api().get("/api/v1/runs/" + id).then().body("waiting.reason", equalTo("no-fit"))
                .body("waiting.ahead", nullValue()).body("waiting.message", containsString("No runner can run this lab"));
        api("zh-CN").get("/api/v1/runs/" + id).then().body("waiting.message", containsString("没有能运行这个实验的机器"));
        api().delete("/api/v1/runs/" + id).then().body("state", equalTo("cancelled"));
        var practice = started("practice");
        api().get("/api/v1/runs/" + practice).then().body("waiting.reason", equalTo("turn"));
    }

    @Test
    void whoHasTooManyRunsOpenIsTold() {
        for (int run = 0; run < open.most(); run++) {
            seeded.add(Seed.of(viewer(), clock.instant()).protocol(99)); // nobody takes them
        }
        post("{\"mode\": \"practice\"}").then().statusCode(429).body("type", endsWith("/too-many-runs"))
                .body("detail", containsString("10 runs"));
    }

    @Test
    void aThousandRunsOfOnePersonAtOnceAreTen() throws Exception {
        var person = UUID.randomUUID();
        Callable<Integer> start = () -> QuarkusTransaction.requiringNew().call(() -> {
            boolean may = open.mayAdd("demo", person);
            if (may) {
                seeded.add(Seed.of(person, clock.instant()).protocol(99));
            }
            return may ? 1 : 0;
        });
        try (var threads = Executors.newFixedThreadPool(8)) {
            int added = 0;
            for (var answer : threads.invokeAll(Collections.nCopies(1_000, start))) {
                added += answer.get();
            }
            assertThat(added).isEqualTo(10);
        }
    }

    @Test
    void aRunTellsWhatItUsedAndWhatIsLeftOfTheDay() {
        var id = started("practice");
        awaitClosed(id);
        api().get("/api/v1/runs/" + id).then().body("usage.cpuMillis", equalTo(900)).body("usage.gpuMillis", equalTo(0))
                .body("budget.cpuLeftMillis", lessThan(4 * 3_600_000))
                .body("budget.message", startsWith("Used 0.9 s of processor time; 3 h 59 min left today."));
        api("zh-CN").get("/api/v1/runs/" + id).then()
                .body("budget.message", equalTo("使用了 0.9 秒处理器时间，今天还剩 3 小时 59 分钟。"));
        api().get("/api/v1/labs/add-two/runs").then().body("runs[0].budget", nullValue());
    }

    @Test
    void aDaysBudgetThatIsSpentSaysWhenItComesBackAndDoesAtMidnight() {
        var midnight = clock.instant().truncatedTo(ChronoUnit.DAYS);
        seeded.used(viewer(), Duration.ofHours(5).toMillis(), midnight.minusMillis(1));
        awaitClosed(started("practice"));
        seeded.used(viewer(), Duration.ofHours(4).toMillis(), midnight);
        post("{\"mode\": \"practice\"}").then().statusCode(429).body("type", endsWith("/budget-spent"))
                .body("detail", containsString(midnight.plus(1, ChronoUnit.DAYS).toString()));
        clock.step(Duration.ofDays(1));
        try {
            awaitClosed(started("practice"));
        } finally {
            clock.step(Duration.ofDays(-1));
        }
    }

    /** This application's worker takes nothing; there is one runner, which is not there. */
    private void onlyRunner(Capacity capacity) {
        backend.ready(false, "the test");
        Await.until("the application's own runner has said so", () -> runners.present().stream()
                .noneMatch(runner -> runner.ready()));
        runners.seen(capacity, new Readiness(true, List.of()));
    }

    private static UUID viewer() {
        return UUID.fromString(api().get("/api/v1/viewer").path("id"));
    }
}
