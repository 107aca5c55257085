package gradus.labs.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.organizations.Tenancy;
import gradus.outbox.OutboxEvent;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class ResultsTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final Results results;
    private final Tenancy tenancy;
    private final ObjectMapper json;
    private final UUID person = UUID.randomUUID();

    ResultsTest(Results results, Tenancy tenancy, ObjectMapper json) {
        this.results = results;
        this.tenancy = tenancy;
        this.json = json;
    }

    @Test
    void newsSeenTwiceCountOnce() throws Exception {
        var event = event(closed("submit", "finished", 7, true));
        tenancy.run("demo", () -> {
            results.accept(event);
            results.accept(event);
            assertThat(results.of(person, "line")).hasValueSatisfying(result -> {
                assertThat(result.score()).isEqualTo(new Score(7, 10));
                assertThat(result.passedAt()).contains(NOON);
            });
        });
        tenancy.run("other-school", () -> assertThat(results.of(person, "line")).isEmpty());
    }

    @Test
    void onlyAFinishedSubmitCounts() throws Exception {
        var practice = event(closed("practice", "finished", null, null));
        var failed = event(closed("submit", "failed", null, null));
        tenancy.run("demo", () -> {
            results.accept(practice);
            results.accept(failed);
            assertThat(results.of(person, "line")).isEmpty();
        });
    }

    private RunClosed closed(String mode, String state, Integer earned, Boolean passed) {
        return new RunClosed(UUID.randomUUID(), person, "line", "a".repeat(64), mode, state, earned,
                earned == null ? null : 10, passed, NOON);
    }

    private OutboxEvent event(RunClosed news) throws Exception {
        return new OutboxEvent(1, "demo", RunClosed.TOPIC, news.run().toString(), json.writeValueAsString(news));
    }
}
