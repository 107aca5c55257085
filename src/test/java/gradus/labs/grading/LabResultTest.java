package gradus.labs.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.UUID;

import org.junit.jupiter.api.Test;

class LabResultTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final LabResult result = new LabResult();

    LabResultTest() {
        result.take(run(50, 100, false, NOON));
    }

    @Test
    void theBestSubmitCounts() {
        var better = run(80, 100, true, NOON.plusSeconds(60));
        result.consider(better);
        result.consider(run(40, 100, false, NOON.plusSeconds(120)));
        assertThat(result.runId).isEqualTo(better.run());
        assertThat(result.earned).isEqualTo(80);
    }

    @Test
    void oncePassedStaysPassedSinceTheFirstTime() {
        result.consider(run(60, 100, true, NOON.plusSeconds(120)));
        result.consider(run(70, 100, true, NOON.plusSeconds(60))); // news may come out of order
        result.consider(run(10, 100, false, NOON.plusSeconds(180)));
        assertThat(result.passed).isTrue();
        assertThat(result.passedAt).isEqualTo(NOON.plusSeconds(60));
    }

    @Test
    void sharesAreComparedWhenTheLabGotMorePoints() {
        result.consider(run(90, 200, false, NOON.plusSeconds(1)));
        assertThat(result.possible).isEqualTo(100);
    }

    @Test
    void ofEqualOnesTheEarliestCountsAndTwiceTheSameChangesNothing() {
        var first = result.runId;
        var later = run(50, 100, false, NOON.plusSeconds(1));
        result.consider(later);
        result.consider(later);
        assertThat(result.runId).isEqualTo(first);
        result.consider(run(50, 100, false, NOON.minusSeconds(1)));
        assertThat(result.runId).isNotEqualTo(first);
    }

    private static RunClosed run(int earned, int possible, boolean passed, Instant at) {
        return new RunClosed(UUID.randomUUID(), UUID.randomUUID(), "line", "a".repeat(64), "submit", "finished", earned,
                possible, passed, at);
    }
}
