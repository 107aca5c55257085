package gradus.labs.runs.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ThinningTest {

    @Test
    void aShortCurveStaysWhole() {
        assertThat(Thinning.indices(new double[] { 3, 1, 2 }, 3)).containsExactly(0, 1, 2);
        assertThat(Thinning.indices(new double[0], 2)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { 2, 3, 10, 11, 300, 1999 })
    void aLongCurveKeepsItsEndsInOrderAndNoMoreThanAskedFor(int most) {
        var values = IntStream.range(0, 2_000).mapToDouble(step -> Math.sin(step)).toArray();
        var kept = Thinning.indices(values, most).toArray();
        assertThat(kept).hasSizeLessThanOrEqualTo(most).isSorted().doesNotHaveDuplicates().startsWith(0)
                .endsWith(1_999);
    }

    @Test
    void whatSticksOutStays() {
        var values = new double[1_000];
        values[421] = 9;
        values[700] = -9;
        values[800] = Double.NaN;
        assertThat(Thinning.indices(values, 20)).contains(421, 700, 800);
    }
}
