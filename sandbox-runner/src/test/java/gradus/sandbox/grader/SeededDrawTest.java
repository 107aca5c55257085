package gradus.sandbox.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SeededDrawTest {

    private final SeededDraw draw = new SeededDraw(7, 11);

    @Test
    void aPurposeAlwaysStartsAgainAndNoTwoAreAlike() {
        assertThat(draw.random("a").nextLong()).isEqualTo(draw.random("a").nextLong())
                .isNotEqualTo(draw.random("b").nextLong())
                .isNotEqualTo(new SeededDraw(8, 11).random("a").nextLong());
    }

    @Test
    void theNumbersNeverChange() {
        // a verdict of last year is replayed with these
        assertThat(draw.random("weights").nextInt(1_000_000)).isEqualTo(95_515);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "..", "../x", "/etc/passwd", "a/b", "a\u0000", ".hidden", "none.bin" })
    void dataIsReadByPlainNamesOnly(String name) {
        assertThatThrownBy(() -> draw.data(name)).isInstanceOf(IllegalArgumentException.class);
    }
}
