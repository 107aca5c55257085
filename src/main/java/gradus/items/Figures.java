package gradus.items;

import java.math.BigDecimal;
import java.math.MathContext;

/** Drawn numbers as people read them: {@code −0.5}, {@code 4,096}, {@code 2.1 × 10⁻⁷}. */
final class Figures {

    private static final MathContext DIGITS = new MathContext(12);
    private static final BigDecimal LARGE = new BigDecimal("1e12");
    private static final BigDecimal SMALL = new BigDecimal("1e-5");
    private static final BigDecimal GROUPED = new BigDecimal("10000");
    private static final String RAISED = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    private Figures() {
    }

    static String of(BigDecimal value) {
        var rounded = value.round(DIGITS).stripTrailingZeros();
        if (rounded.signum() == 0) {
            return "0";
        }
        var size = rounded.abs();
        var sign = rounded.signum() < 0 ? "−" : "";
        if (size.compareTo(LARGE) >= 0 || size.compareTo(SMALL) < 0) {
            return sign + scientific(size);
        }
        var plain = size.toPlainString();
        return sign + (size.compareTo(GROUPED) < 0 ? plain : plain.replaceFirst("^\\d+", grouped(plain)));
    }

    private static String grouped(String plain) {
        return plain.replaceFirst("\\..*", "").replaceAll("(?<=\\d)(?=(\\d{3})+$)", ",");
    }

    private static String scientific(BigDecimal size) {
        var exponent = size.precision() - size.scale() - 1;
        var mantissa = size.scaleByPowerOfTen(-exponent).stripTrailingZeros().toPlainString();
        var raised = new StringBuilder(exponent < 0 ? "⁻" : "");
        Integer.toString(Math.abs(exponent)).chars().forEach(digit -> raised.append(RAISED.charAt(digit - '0')));
        return mantissa + " × 10" + raised;
    }
}
