package gradus.grading;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;

/**
 * An answer that fails its check for a reason every lab shares. The harness turns it into a failed verdict; the text
 * for its key comes from Gradus, in the reader's language.
 */
public final class Rejected extends RuntimeException {

    private static final MathContext TWO_DIGITS = new MathContext(2);

    private final Feedback feedback;

    public Rejected(Feedback feedback) {
        super(feedback.key() + " " + feedback.values(), null, false, false);
        this.feedback = feedback;
    }

    public Rejected(String key, Map<String, String> values) {
        this(new Feedback(key, values));
    }

    public Feedback feedback() {
        return feedback;
    }

    public static Rejected wrongType(String expected, String actual) {
        return new Rejected("wrong-type", Map.of("expected", expected, "actual", actual));
    }

    public static Rejected wrongDtype(String expected, String actual) {
        return new Rejected("wrong-dtype", Map.of("expected", expected, "actual", actual));
    }

    /** @param expected −1 stands for any size */
    public static Rejected wrongShape(long[] expected, long[] actual) {
        var words = Arrays.toString(expected).replace("-1", "*");
        return new Rejected("wrong-shape", Map.of("expected", words, "actual", Arrays.toString(actual)));
    }

    /** @param index the first flat index, from 0 */
    public static Rejected notFinite(long index) {
        return new Rejected("not-finite", Map.of("index", Long.toString(index)));
    }

    /**
     * @param index the first flat index, from 0
     * @param error the absolute error there; told with two digits, so that it can't be used to read hidden values
     */
    public static Rejected wrongValue(long index, double error) {
        return new Rejected("wrong-value", Map.of("index", Long.toString(index), "error", rounded(error)));
    }

    public static Rejected nothing() {
        return new Rejected("nothing", Map.of());
    }

    private static String rounded(double error) {
        return Double.isFinite(error) ? new BigDecimal(error).round(TWO_DIGITS).toString() : Double.toString(error);
    }
}
