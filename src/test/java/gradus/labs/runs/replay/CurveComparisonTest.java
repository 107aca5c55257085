package gradus.labs.runs.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

import org.junit.jupiter.api.Test;

class CurveComparisonTest {

    private static final List<Point> LOSS = points(1, 0.5, 0.25);

    @Test
    void equalCurvesAreIdentical() {
        assertThat(compared(LOSS, points(1, 0.5, 0.25)))
                .isEqualTo(new CurveComparison("loss", 3, 3, 3, true, null));
    }

    @Test
    void theLastBitCounts() {
        var found = compared(LOSS, points(1, Math.nextUp(0.5), 0.25));
        assertThat(found.identical()).isFalse();
        assertThat(found.compared()).isEqualTo(3);
        assertThat(found.first().step()).isEqualTo(1);
        assertThat(found.first().by()).isEqualTo(Math.ulp(0.5));
    }

    @Test
    void theFirstDifferenceIsToldNotTheLargest() {
        assertThat(compared(LOSS, points(1, 0.6, 100)).first()).isEqualTo(new CurveComparison.Difference(1, 0.5, 0.6));
    }

    @Test
    void notANumberEqualsNotANumber() {
        assertThat(compared(points(1, Double.NaN), points(1, Double.NaN)).identical()).isTrue();
        var oddBits = Double.longBitsToDouble(0x7ff8000000000001L);
        assertThat(compared(points(Double.NaN), points(oddBits)).identical()).isTrue();
    }

    @Test
    void notANumberDiffersFromANumberByNoNumber() {
        var first = compared(points(1, Double.NaN), points(1, 2)).first();
        assertThat(first.step()).isEqualTo(1);
        assertThat(first.by()).isNull();
        assertThat(compared(points(1), points(Double.POSITIVE_INFINITY)).first().by()).isNull();
    }

    @Test
    void minusZeroIsNotZero() {
        var found = compared(points(0.0), points(-0.0));
        assertThat(found.identical()).isFalse();
        assertThat(found.first().by()).isZero();
    }

    @Test
    void stepsThatOnlyOneRunKeptAreLeftOut() {
        var all = LongStream.rangeClosed(0, 100).mapToObj(step -> new Point(step, 1.0 / (step + 1))).toList();
        var some = all.stream().filter(point -> point.step() % 10 == 0).toList();
        assertThat(compared(all, some)).isEqualTo(new CurveComparison("loss", 101, 11, 11, true, null));
        assertThat(compared(some, all).identical()).isTrue();
    }

    @Test
    void whereOnlyOneRunGoesOnTheyDiffer() {
        assertThat(compared(LOSS, points(1, 0.5)).first()).isEqualTo(new CurveComparison.Difference(2, 0.25, null));
        assertThat(compared(points(1, 0.5), LOSS).first()).isEqualTo(new CurveComparison.Difference(2, null, 0.25));
    }

    @Test
    void aCurveThatOnlyOneRunHasDiffers() {
        var found = CurveComparison.of(Map.of("loss", LOSS), Map.of("accuracy", points(7)));
        assertThat(found).extracting(CurveComparison::name).containsExactly("loss", "accuracy");
        assertThat(found).allMatch(curve -> !curve.identical() && curve.compared() == 0);
        assertThat(found.getLast().first()).isEqualTo(new CurveComparison.Difference(0, null, 7.0));
    }

    @Test
    void aStepThatWasToldTwiceIsComparedInItsOrder() {
        var then = List.of(new Point(0, 1), new Point(0, 2));
        assertThat(compared(then, then).identical()).isTrue();
        assertThat(compared(then, List.of(new Point(0, 2), new Point(0, 1))).first())
                .isEqualTo(new CurveComparison.Difference(0, 1.0, 2.0));
    }

    @Test
    void whatCannotBePairedIsNotCalledIdentical() {
        var found = compared(List.of(new Point(0, 1), new Point(0, 2)), List.of(new Point(0, 2)));
        assertThat(found).isEqualTo(new CurveComparison("loss", 2, 1, 0, false, null));
    }

    private static CurveComparison compared(List<Point> then, List<Point> now) {
        return CurveComparison.of("loss", then, now);
    }

    private static List<Point> points(double... values) {
        return IntStream.range(0, values.length).mapToObj(step -> new Point(step, values[step])).toList();
    }
}
