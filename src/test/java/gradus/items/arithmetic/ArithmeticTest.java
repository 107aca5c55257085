package gradus.items.arithmetic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.items.arithmetic.BadExpression.Reason;

class ArithmeticTest {

    private static final Map<String, BigDecimal> VALUES = Map.of("x", new BigDecimal("3"), "X", new BigDecimal("5"),
            "α", new BigDecimal("0.1"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1 + 2 * 3 | 7", "0.1 + 0.2 | 0.3", "-2^2 | -4", "2^-1 | 0.5", "2^3^2 | 512", "-x^2 | -9", "2x | 6",
            "2(x + 1) | 8", "(x)(x) | 9", "2x^2 | 18", "x - X | -2", "1 - α * 3 | 0.7", "-7 % 3 | -1", "10^-20 | 1E-20",
            "sqrt(2)^2 | 2", "round(2.345, 2) | 2.35", "max(1, x, 2) | 3", "fact(5) | 120", "exp(0) | 1", "ln(e) | 1",
            "if(x > 0, 1 / x, 0) * x | 1", "if(x < 0, 1 / 0, 2) | 2", "x * -2 | -6", "3 - -2 | 5", "log2(8) | 3",
            "4^0.5 | 2" })
    void calculatesAsMathematicsDoes(String expression, BigDecimal value) throws Undefined {
        assertThat(Arithmetic.of(expression).value(VALUES)).isCloseTo(value,
                org.assertj.core.data.Offset.offset(new BigDecimal("1e-13")));
    }

    @Test
    void knowsTheNamesItNeeds() {
        assertThat(Arithmetic.of("2 * error * x + pi").names()).containsExactly("error", "x");
        assertThatThrownBy(() -> Arithmetic.of("y").value(VALUES)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs [y]");
    }

    @Test
    void conditionsHoldOrNot() {
        assertThat(Arithmetic.of("x != 0 && X > x").holds(VALUES)).isTrue();
        assertThat(Arithmetic.of("x == 0 || !(X > x)").holds(VALUES)).isFalse();
        assertThat(Arithmetic.of("1 / (x - 3) > 0").holds(VALUES)).as("has no value").isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "1 / 0", "sqrt(-1)", "ln(0)", "0^-1", "(-2)^0.5", "fact(61)", "fact(0.5)", "2^1000",
            "9e99 * 9e99", "10^99^9", "exp(1000)", "round(1, 1000)", "x > 1", "x % 0" })
    void whatHasNoValueIsUndefinedAtOnce(String expression) {
        assertThatThrownBy(() -> Arithmetic.of(expression).value(VALUES)).isInstanceOf(Undefined.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "1 +", "(1", "1)", "()", "1 2", "x y", "\"text\"", "x[0]", "x.y", "0x10", "1..2", "2e", "*", ",",
            "max()", "sqrt(1, 2)", "x = 1", "#", "1 + \u0000", "x ? 1 : 2", "new Object()", "STR_LENGTH(x)", "RANDOM()",
            "DT_NOW()" })
    void whatIsNoArithmeticIsRefused(String expression) {
        assertThatThrownBy(() -> Arithmetic.of(expression)).isInstanceOf(BadExpression.class);
    }

    @Test
    void saysWhyItRefuses() {
        assertReason("", Reason.EMPTY);
        assertReason("1".repeat(301), Reason.TOO_LONG);
        assertReason("(".repeat(100) + "1" + ")".repeat(100) + "+".repeat(2), Reason.SYNTAX);
        assertReason("-".repeat(100) + "1", Reason.TOO_LONG);
        assertReason("1e999999999", Reason.TOO_LARGE);
        assertReason("x(1 + 2)", Reason.UNKNOWN_FUNCTION);
    }

    private static void assertReason(String expression, Reason reason) {
        assertThatThrownBy(() -> Arithmetic.of(expression)).isInstanceOfSatisfying(BadExpression.class,
                bad -> assertThat(bad.reason()).isEqualTo(reason));
    }
}
