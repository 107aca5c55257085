package gradus.markup;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A program in a text that readers can change and run: a Java compact source file with a {@code main()}.
 *
 * @param id {@code cell.} and 20 hexadecimal digits, made of the program without its comments: the same program with
 *        comments in another language has the same id
 * @param code the whole program
 * @param line of the text on which its fence stands, from 1
 * @see <a href="https://openjdk.org/jeps/512">JEP 512</a>
 */
public record Cell(String id, String code, int line) {

    private static final int DIGITS = 20;

    /** Two slashes in a string are no comment. */
    private static final String LITERAL = """
            ["]{3}(?:[^"\\\\]|\\\\.|"(?!""))*+["]{3}|"(?:[^"\\\\\n]|\\\\.)*+"|'(?:[^'\\\\\n]|\\\\.)*+'""";
    private static final String BLANK = "(?:\\s|//[^\n]*+|/\\*.*?\\*/)++";
    private static final Pattern PIECE = Pattern.compile("(" + LITERAL + ")|" + BLANK, Pattern.DOTALL);

    static Cell of(String code, int line) {
        return new Cell("cell." + sha256(bare(code)).substring(0, DIGITS), code, line);
    }

    /** The id of its element on a page. */
    public String anchor() {
        return id.replace('.', '-');
    }

    /** One blank for every stretch of blanks and comments. */
    private static String bare(String code) {
        return PIECE.matcher(code)
                .replaceAll(piece -> piece.group(1) == null ? " " : Matcher.quoteReplacement(piece.group())).strip();
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of().formatHex(
                    MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
