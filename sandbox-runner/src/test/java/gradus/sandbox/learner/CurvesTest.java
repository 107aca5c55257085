package gradus.sandbox.learner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import gradus.sandbox.wire.LearnerMessage;
import gradus.sandbox.wire.LineWriter;
import gradus.sandbox.wire.Wire;

class CurvesTest {

    private static final long MILLI = 1_000_000;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private long now;
    private final Curves curves = new Curves(new Claims(new LineWriter(out)), () -> now);

    @Test
    void aBurstIsTwentyPointsAndTheLastOneFollowsWhenItsTimeHasCome() {
        for (int step = 0; step < 1000; step++) {
            curves.metric("loss", step, step);
        }
        assertThat(steps()).hasSize(20).last().isEqualTo(19L);
        now += 60 * MILLI;
        curves.tellIfDue();
        assertThat(steps()).hasSize(21).last().isEqualTo(999L);
        curves.finish();
        assertThat(steps()).hasSize(21);
    }

    @Test
    void noSecondHasMoreThanTwentyPointsAfterTheBurst() {
        for (int step = 0; step < 10_000; step++) {
            curves.metric("loss", step, step);
            now += MILLI;
        }
        assertThat(steps()).hasSizeBetween(180, 220);
    }

    @Test
    void aLongRunNeverHasMoreThanTwoThousandAndNeverStops() {
        var atHalf = 0;
        for (int step = 0; step < 400_000; step++) {
            curves.metric("loss", step, step);
            now += 10 * MILLI;
            atHalf = step == 10_000 ? steps().size() : atHalf;
        }
        assertThat(steps().size()).isGreaterThan(atHalf);
        curves.finish();
        assertThat(steps()).hasSizeLessThanOrEqualTo(2000).last().isEqualTo(399_999L);
    }

    @Test
    void eachSeriesHasItsOwnMeasureAndThereAreAtMostSixteen() {
        for (int i = 0; i < 100; i++) {
            curves.metric("series " + i, 0, Double.NaN);
        }
        assertThat(steps()).hasSize(16);
        assertThat(said()).filteredOn(LearnerMessage.Notice.class::isInstance).hasSize(1);
    }

    @Test
    void namesAndProgressAreChecked() {
        for (var name : List.of("", " ", "x".repeat(65))) {
            assertThatThrownBy(() -> curves.metric(name, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> curves.metric("loss", -1, 0)).isInstanceOf(IllegalArgumentException.class);
        for (var progress : List.of(List.of(-1, 10), List.of(11, 10), List.of(0, 0))) {
            assertThatThrownBy(() -> curves.progress(progress.get(0), progress.get(1)))
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    private List<Long> steps() {
        return said().stream().filter(LearnerMessage.Metric.class::isInstance).map(LearnerMessage.Metric.class::cast)
                .map(LearnerMessage.Metric::step).toList();
    }

    private List<LearnerMessage> said() {
        return out.toString(StandardCharsets.UTF_8).lines().map(line -> Wire.read(line, LearnerMessage.class)).toList();
    }
}
