package gradus.items.kinds;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * A number as people type it: {@code −24}, {@code 1,234.5}, {@code 1 234,5}, {@code 2/3}, {@code 2.1e-7},
 * {@code 2,1·10⁻⁷}, {@code ２４分}.
 *
 * @param candidates what it may mean; two if a single comma may separate thousands or decimals
 * @param unit what follows; may be empty
 */
record NumberReading(List<BigDecimal> candidates, String unit) {

    static final int MOST_CHARACTERS = 64;

    private static final String DIGITS = "(?:\\d[\\d.,'’_ ]*|[.,]\\d+)";
    private static final Pattern NUMBER = Pattern.compile("([+-]?) ?(" + DIGITS + ")"
            + "(?: ?(?:[eE]| ?[x×*·⋅] ?10 ?\\^) ?\\(?([+-]?\\d{1,3})\\)?)?(?: ?/ ?(" + DIGITS + "))? ?(.*)");
    private static final Pattern EITHER = Pattern.compile("[1-9]\\d{0,2},\\d{3}");
    private static final Pattern GROUPED = Pattern.compile("\\d{1,3}(?:[.,]\\d{3})+");
    private static final int LARGEST_EXPONENT = 99;

    /** @throws InvalidAnswer if no number stands at the beginning */
    static NumberReading of(String typed) {
        var text = Normal.text(typed).replace('。', '.').replace('、', ',');
        var match = NUMBER.matcher(text);
        if (text.length() > MOST_CHARACTERS || !match.matches()) {
            throw notANumber(typed);
        }
        var exponent = match.group(3) == null ? 0 : Integer.parseInt(match.group(3));
        if (Math.abs(exponent) > LARGEST_EXPONENT) {
            throw notANumber(typed);
        }
        var candidates = new ArrayList<BigDecimal>();
        for (var number : plain(match.group(2), typed)) {
            var value = number.scaleByPowerOfTen(exponent);
            if (match.group(4) != null) {
                var below = plain(match.group(4), typed).getFirst();
                if (below.signum() == 0) {
                    throw notANumber(typed);
                }
                value = value.divide(below, MathContext.DECIMAL128);
            }
            candidates.add(match.group(1).equals("-") ? value.negate() : value);
        }
        return new NumberReading(candidates, match.group(5));
    }

    private static List<BigDecimal> plain(String digits, String typed) {
        var number = digits.strip().replaceAll("['’_ ]", "");
        if (number.endsWith(".") || number.endsWith(",")) {
            number = number.substring(0, number.length() - 1);
        }
        var points = number.chars().filter(c -> c == '.').count();
        var commas = number.chars().filter(c -> c == ',').count();
        if (EITHER.matcher(number).matches()) {
            return List.of(new BigDecimal(number.replace(",", "")), new BigDecimal(number.replace(',', '.')));
        }
        if (points > 0 && commas > 0) {
            var decimal = Math.max(number.lastIndexOf('.'), number.lastIndexOf(','));
            var whole = number.substring(0, decimal);
            if (whole.indexOf(number.charAt(decimal)) >= 0) {
                throw notANumber(typed);
            }
            return List.of(new BigDecimal(whole.replaceAll("[.,]", "") + "." + number.substring(decimal + 1)));
        }
        if (points + commas > 1) {
            if (!GROUPED.matcher(number).matches()) {
                throw notANumber(typed);
            }
            return List.of(new BigDecimal(number.replaceAll("[.,]", "")));
        }
        return List.of(new BigDecimal(number.replace(',', '.')));
    }

    private static InvalidAnswer notANumber(String typed) {
        return new InvalidAnswer("not-a-number", Map.of("typed", shortened(typed)));
    }

    static String shortened(String typed) {
        return typed.length() <= 40 ? typed : typed.substring(0, 40) + "…";
    }
}
