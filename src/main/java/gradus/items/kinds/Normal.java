package gradus.items.kinds;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The same words and numbers, however a keyboard writes them: full width, superscripts, long dashes, spaces. */
final class Normal {

    private static final Pattern SUPERSCRIPT = Pattern.compile("[⁻⁺]?[⁰¹²³⁴⁵⁶⁷⁸⁹]+");
    private static final Pattern DASH = Pattern.compile("[\\u2010-\\u2015\\u2212\\uFE63\\uFF0D]");
    private static final Pattern SPACE = Pattern.compile("[\\s\\p{Z}\\u200B-\\u200D\\uFEFF]+");
    private static final Pattern END = Pattern.compile("[.。!！,，;；]+$");

    private static final Pattern SIDE_BY_SIDE = Pattern.compile("(?<=[\\p{L}_)]) (?=[\\p{L}\\p{N}_])|(?<=\\p{N}) (?=[\\p{L}_])"
            + "|(?<=\\))(?=[\\p{L}\\p{N}_])");
    private static final int SHORTEST_WORD = 4;

    private Normal() {
    }

    /** Full-width forms become plain, {@code ²} becomes {@code ^2}, every dash a hyphen, every space one blank. */
    static String text(String text) {
        var raised = SUPERSCRIPT.matcher(text).replaceAll(power -> "^" + power.group());
        var plain = DASH.matcher(Normalizer.normalize(raised, Normalizer.Form.NFKC)).replaceAll("-");
        return SPACE.matcher(plain).replaceAll(" ").strip();
    }

    /** What two spellings of the same words have in common: no case, no spaces, no hyphens, no full stop. */
    static String words(String text) {
        return END.matcher(text(text).toLowerCase(Locale.ROOT)).replaceAll("").replaceAll("[ -]", "");
    }

    /** Short units keep their case, since m is no M; words do not. */
    static String unit(String text) {
        var plain = text(text).replace(" ", "").replace("*", "·").replace("⋅", "·");
        return plain.length() < SHORTEST_WORD ? plain : plain.toLowerCase(Locale.ROOT);
    }

    /** An expression as {@code Arithmetic} reads it: plain signs, and a star where two factors stand side by side. */
    static String expression(String text, Stream<String> variables) {
        var plain = SIDE_BY_SIDE.matcher(signs(text)).replaceAll("*");
        for (var name : variables.toList()) { // no function of this name is meant
            plain = plain.replaceAll("(?<![\\p{L}_][\\p{L}\\p{N}_]{0,20})(" + Pattern.quote(name) + ") ?\\(", "$1*(");
        }
        return plain;
    }

    private static String signs(String text) {
        return text(text).replace('×', '*').replace('·', '*').replace('⋅', '*').replace('∙', '*').replace('÷', '/')
                .replace('∕', '/').replace("**", "^").replace("√", "sqrt").replace('[', '(').replace(']', ')')
                .replace('{', '(').replace('}', ')');
    }
}
