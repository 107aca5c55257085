package gradus.items.arithmetic;

import java.math.BigDecimal;

/** Keeps every intermediate number small enough that no step costs more than microseconds. */
final class Bounds {

    private static final BigDecimal LARGEST = new BigDecimal(Arithmetic.LARGEST);
    private static final BigDecimal SMALLEST = new BigDecimal("1e-100");

    private Bounds() {
    }

    /** @throws ArithmeticException if it is too large; what is too small to matter becomes 0 */
    static BigDecimal kept(BigDecimal value) {
        if (value.signum() == 0) {
            return BigDecimal.ZERO;
        }
        if (value.abs().compareTo(LARGEST) > 0) {
            throw new ArithmeticException("beyond " + Arithmetic.LARGEST);
        }
        return value.abs().compareTo(SMALLEST) < 0 ? BigDecimal.ZERO : value;
    }

    /** From floating point, which knows infinities. */
    static BigDecimal kept(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            throw new ArithmeticException("has no value");
        }
        return kept(BigDecimal.valueOf(value));
    }
}
