package gradus.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import ai.djl.ndarray.NDManager;

class MismatchTest {

    @Test
    void whatIsNearIsNoMismatch() {
        assertThat(Mismatch.unlessNear("f()", 1.0, 1.1, 0.2)).isEmpty();
        assertThat(Mismatch.unlessNear("f()", Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0)).isEmpty();
        assertThat(Mismatch.unlessNear("f()", new double[] { 1, 2 }, new double[] { 1, 2.1 }, 0.2)).isEmpty();
    }

    @Test
    void whatIsNotIsShownInFewDigits() {
        assertThat(Mismatch.unlessNear("f()", 1 / 3.0, 2, 0.2)).contains(new Mismatch("f()", "0.333333", "2"));
        assertThat(Mismatch.unlessNear("f()", Double.NaN, 1e-20, 1)).contains(new Mismatch("f()", "NaN", "1E-20"));
        assertThat(Mismatch.unlessNear("f()", null, new double[] { 1 }, 1)).contains(new Mismatch("f()", "null", "[1]"));
        assertThat(Mismatch.of("f()", new int[20], List.of(1, 2.5, "a"))).isEqualTo(
                new Mismatch("f()", "[0, 0, 0, 0, 0, 0, 0, 0, … 20]", "[1, 2.5, a]"));
        assertThat(Mismatch.of("f()", "x".repeat(600), new double[][] { { 1 }, { 2 } }).answer()).hasSize(500);
    }

    @Test
    void tensorsAreComparedByShapeAndValue() {
        try (var manager = NDManager.newBaseManager()) {
            var expected = manager.create(new double[][] { { 1, 2 }, { 3, 4 } });
            var same = manager.create(new float[][] { { 1, 2 }, { 3, 4 } });
            var flat = manager.create(new float[] { 1, 2, 3, 4 });
            assertThat(Mismatch.unlessNear("f()", same, expected, 0)).isEmpty();
            assertThat(Mismatch.unlessNear("f()", flat, expected, 0))
                    .contains(new Mismatch("f()", "[1, 2, 3, 4]", "[2, 2] [1, 2, 3, 4]"));
            assertThat(Mismatch.of("f()", manager.create(2.5f), null)).isEqualTo(new Mismatch("f()", "2.5", "null"));
        }
    }
}
