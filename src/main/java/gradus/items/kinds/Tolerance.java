package gradus.items.kinds;

import java.math.BigDecimal;

/**
 * How far from the key an answer may be; the larger of both counts.
 *
 * @param absolute in the item's first unit
 * @param relative as a share of the key
 */
public record Tolerance(BigDecimal absolute, BigDecimal relative) {

    /** Exact, but for the last digits of a long decimal fraction. */
    public static final Tolerance EXACT = new Tolerance(BigDecimal.ZERO, new BigDecimal("1e-9"));

    boolean holds(BigDecimal answer, BigDecimal key) {
        return distanceHolds(answer, key, BigDecimal.ONE);
    }

    /** A little outside: somebody rounded too early. */
    boolean nearlyHolds(BigDecimal answer, BigDecimal key) {
        return distanceHolds(answer, key, BigDecimal.TEN);
    }

    private boolean distanceHolds(BigDecimal answer, BigDecimal key, BigDecimal times) {
        var allowed = absolute.max(relative.multiply(key.abs())).multiply(times);
        return answer.subtract(key).abs().compareTo(allowed) <= 0;
    }
}
