package gradus.metrics;

import static gradus.testing.TestClient.api;
import static gradus.testing.TestClient.awaitClosed;
import static gradus.testing.TestClient.closeAll;
import static gradus.testing.TestClient.started;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.testing.Await;
import gradus.testing.EventStream;
import gradus.testing.ScriptedBackend;
import gradus.testing.SeededRuns;
import gradus.testing.SeededRuns.Seed;
import gradus.testing.SteppingClock;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.security.TestSecurity;

/** What Prometheus reads. Other tests count into the same application, so that figures are compared before and after. */
@QuarkusTest
@TestSecurity(user = "measured", roles = "learner")
class MetricsTest {

    private static final String PRACTICE = "{priority=\"practice\"}";

    @TestHTTPResource(value = "/metrics", management = true)
    URI metrics;

    @TestHTTPResource("/api/v1/runs/")
    URI runs;

    private final ScriptedBackend backend;
    private final SeededRuns seeded;
    private final SteppingClock clock;

    MetricsTest(ScriptedBackend backend, SeededRuns seeded, SteppingClock clock) {
        this.backend = backend;
        this.seeded = seeded;
        this.clock = clock;
    }

    @BeforeEach
    void noOthers() {
        seeded.removeAll();
    }

    @AfterEach
    void nothingStays() {
        seeded.removeAll();
        closeAll();
    }

    @Test
    void aRunIsCountedWhereItEnds() {
        var closed = "gradus_runs_closed_total{end=\"completed\",priority=\"practice\",state=\"finished\"}";
        var before = scrape();
        awaitClosed(started("practice"));
        Await.until("the run is counted", () -> of(closed) == value(before, closed) + 1);
        var after = scrape();
        assertThat(grown(before, after, "gradus_run_cpu_seconds_total" + PRACTICE)).isEqualTo(0.9, within());
        assertThat(grown(before, after, "gradus_run_duration_seconds_sum" + PRACTICE)).isEqualTo(1.5, within());
        assertThat(grown(before, after, "gradus_run_wait_seconds_count" + PRACTICE)).isEqualTo(1);
        assertThat(grown(before, after, "gradus_run_duration_seconds_bucket{priority=\"practice\",le=\"1.0\"}")).isZero();
        assertThat(grown(before, after, "gradus_run_duration_seconds_bucket{priority=\"practice\",le=\"3.0\"}")).isEqualTo(1);
    }

    @Test
    void whatRunsTakesASlotAndWhoWatchesAStream() {
        backend.next(ScriptedBackend::untilCancelled);
        var before = scrape();
        var id = started("submit");
        Await.until("it runs", () -> backend.isRunning(UUID.fromString(id)));
        var slots = "gradus_runner_slots_busy{device=\"cpu\"}";
        assertThat(of(slots)).isEqualTo(value(before, slots) + 1)
                .isLessThanOrEqualTo(of("gradus_runner_slots{device=\"cpu\"}"));
        try (var stream = EventStream.open(runs.resolve(id + "/events"), null, "en")) {
            assertThat(of("gradus_event_streams")).isGreaterThanOrEqualTo(1);
        }
        api().delete("/api/v1/runs/" + id).then().statusCode(200);
        awaitClosed(id);
        var cancelled = "gradus_runs_closed_total{end=\"cancelled\",priority=\"submit\",state=\"cancelled\"}";
        Await.until("the cancel is counted", () -> of(cancelled) == value(before, cancelled) + 1);
    }

    @Test
    void whatWaitsIsCountedByPriorityWithTheAgeOfTheOldest() {
        var exam = "{priority=\"exam\"}";
        seeded.add(Seed.of(UUID.randomUUID(), clock.instant().minusSeconds(600)).asExam().protocol(99));
        Await.until("the queue was looked at again", () -> of("gradus_queue_runs" + exam) == 1);
        assertThat(of("gradus_queue_oldest_seconds" + exam)).isBetween(600.0, 700.0);
        assertThat(of("gradus_queue_paused")).isZero();
        assertThat(of("gradus_runner_ready")).isEqualTo(1);
    }

    @Test
    void everythingElseAnOperatorAsksForIsThereToo() {
        assertThat(scrape()).contains("gradus_pool_ready{mode=\"submit\"}", "gradus_outbox_backlog ",
                "gradus_runners{state=\"taking\"}",
                "gradus_pool_requests_total{mode=\"practice\",result=\"miss\"}", "jvm_memory_used_bytes{",
                "http_server_requests_seconds_count{",
                "agroal_active_count{");
    }

    @Test
    void nobodyIsNamed() {
        started("practice");
        assertThat(scrape()).doesNotContain("measured").doesNotContainPattern("[0-9a-f]{8}-[0-9a-f]{4}-");
    }

    @Test
    void peopleNeverReachThem() {
        for (var path : List.of("/q/metrics", "/metrics")) {
            api().get(path).then().statusCode(404);
            given().get(path).then().statusCode(404);
        }
        given().get("/q/health/live").then().statusCode(200); // health stays where it was
    }

    private static Offset<Double> within() {
        return Offset.offset(0.001);
    }

    private String scrape() {
        return given().get(metrics).then().statusCode(200).extract().asString();
    }

    private double of(String series) {
        return value(scrape(), series);
    }

    private static double grown(String before, String after, String series) {
        return value(after, series) - value(before, series);
    }

    /** 0 for a series that has not begun. */
    private static double value(String scraped, String series) {
        var found = Pattern.compile("(?m)^" + Pattern.quote(series) + " (\\S+)$").matcher(scraped);
        return found.find() ? Double.parseDouble(found.group(1)) : 0;
    }
}
