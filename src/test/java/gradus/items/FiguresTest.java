package gradus.items;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "0.00 | 0", "-0.50 | −0.5", "4096 | 4096", "40960.25 | 40,960.25",
            "0.1234567890123456 | 0.123456789012", "2.1e-7 | 2.1 × 10⁻⁷", "-93e20 | −9.3 × 10²¹", "1234567 | 1,234,567" })
    void numbersAreWrittenForPeople(BigDecimal value, String written) {
        assertThat(Figures.of(value)).isEqualTo(written);
    }
}
