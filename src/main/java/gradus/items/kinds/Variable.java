package gradus.items.kinds;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/**
 * A name that a learner's formula may use.
 *
 * @param spellings further names for the same: {@code alpha} for {@code α}
 * @param from the least value at which formulas are compared
 * @param to the largest
 */
public record Variable(String name, List<String> spellings, BigDecimal from, BigDecimal to) {

    private static final MathContext DIGITS = new MathContext(6);

    BigDecimal drawn(Dice dice) {
        return from.add(to.subtract(from).multiply(BigDecimal.valueOf(dice.fraction()))).round(DIGITS);
    }
}
