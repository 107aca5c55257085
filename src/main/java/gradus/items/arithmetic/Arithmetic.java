package gradus.items.arithmetic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

import com.ezylang.evalex.BaseException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.parser.ASTNode;
import com.ezylang.evalex.parser.ParseException;

import gradus.items.arithmetic.BadExpression.Reason;

/**
 * An expression in named numbers: {@code 2 * error * x / n}. The only door to the library that reads it, safe for what
 * learners type: there are numbers, {@code + - * / % ^}, comparisons, brackets and the functions {@code abs min max sqrt
 * round floor ceil fact exp ln log log2 log10 sin cos tanh if}, and nothing else. {@code log} is the natural one, angles
 * are in radians, {@code 2x} means {@code 2 * x}. Names distinguish large and small letters; {@code pi} and {@code e} are
 * known.
 *
 * <p>
 * Decimal arithmetic with 34 digits; functions in floating point, 15 digits. Immutable.
 */
public final class Arithmetic {

    public static final int MOST_CHARACTERS = 300;
    public static final int DEEPEST = 40;
    /** No intermediate result may be larger; what is smaller than its inverse becomes 0. */
    public static final String LARGEST = "1e100";

    static final MathContext PRECISION = MathContext.DECIMAL128;

    private static final Map<String, EvaluationValue> CONSTANTS = Map.of(
            "pi", EvaluationValue.numberValue(new BigDecimal("3.141592653589793238462643383279503")),
            "π", EvaluationValue.numberValue(new BigDecimal("3.141592653589793238462643383279503")),
            "e", EvaluationValue.numberValue(new BigDecimal("2.718281828459045235360287471352662")));

    private final String text;
    private final Expression parsed;
    private final Set<String> names = new LinkedHashSet<>();

    private Arithmetic(String text) {
        this.text = text;
        try {
            this.parsed = new Expression(text, Vocabulary.CONFIGURATION);
            inspect(parsed.getAbstractSyntaxTree(), 0);
        } catch (ParseException e) {
            var unknown = e.getMessage().startsWith("Undefined function");
            throw new BadExpression(unknown ? Reason.UNKNOWN_FUNCTION : Reason.SYNTAX, e.getTokenString(),
                    "\"%s\" cannot be read: %s".formatted(text, e.getMessage()));
        } catch (BadExpression e) {
            throw e;
        } catch (RuntimeException e) { // the library meets some nonsense with exceptions of its insides
            throw new BadExpression(Reason.SYNTAX, "", "\"%s\" cannot be read".formatted(text));
        }
    }

    /** @throws BadExpression if it cannot be read, or is larger than anybody needs */
    public static Arithmetic of(String text) {
        if (text.isBlank()) {
            throw new BadExpression(Reason.EMPTY, "", "An expression is empty");
        }
        if (text.length() > MOST_CHARACTERS) {
            throw new BadExpression(Reason.TOO_LONG, "", "An expression has more than %d characters"
                    .formatted(MOST_CHARACTERS));
        }
        return new Arithmetic(text);
    }

    /** What must be given a value; {@code pi} and {@code e} need none. */
    public Set<String> names() {
        var needed = new LinkedHashSet<>(names);
        needed.removeAll(CONSTANTS.keySet());
        return needed;
    }

    /**
     * @throws Undefined if it has no value for these, or none that is a number
     * @throws IllegalArgumentException if a name is missing
     */
    public BigDecimal value(Map<String, BigDecimal> values) throws Undefined {
        var result = evaluate(values);
        if (!result.isNumberValue()) {
            throw new Undefined("\"%s\" is no number".formatted(text));
        }
        return result.getNumberValue();
    }

    /** Whether a condition holds; one that has no value does not. */
    public boolean holds(Map<String, BigDecimal> values) {
        try {
            var result = evaluate(values);
            return result.isBooleanValue() && result.getBooleanValue();
        } catch (Undefined e) {
            return false;
        }
    }

    private EvaluationValue evaluate(Map<String, BigDecimal> values) throws Undefined {
        if (!values.keySet().containsAll(names())) {
            throw new IllegalArgumentException("\"%s\" needs %s, but has only %s".formatted(text, names(),
                    values.keySet()));
        }
        try {
            var expression = new Expression(parsed);
            CONSTANTS.forEach(expression.getDataAccessor()::setData);
            values.forEach((name, value) -> expression.getDataAccessor().setData(name,
                    EvaluationValue.numberValue(Bounds.kept(value))));
            return expression.evaluate();
        } catch (BaseException | RuntimeException e) {
            throw new Undefined("\"%s\" has no value for %s: %s".formatted(text, values, e.getMessage()));
        }
    }

    private void inspect(ASTNode node, int depth) {
        if (depth > DEEPEST) {
            throw new BadExpression(Reason.TOO_LONG, "", "\"%s\" is nested deeper than %d".formatted(text, DEEPEST));
        }
        var token = node.getToken().getValue();
        switch (node.getToken().getType()) {
            case NUMBER_LITERAL -> inspectNumber(token);
            case VARIABLE_OR_CONSTANT -> names.add(token);
            case INFIX_OPERATOR, PREFIX_OPERATOR, FUNCTION -> {
            }
            default -> throw new BadExpression(Reason.SYNTAX, token, "\"%s\" may not hold %s".formatted(text, token));
        }
        node.getParameters().forEach(child -> inspect(child, depth + 1));
    }

    private void inspectNumber(String number) {
        try {
            if (number.startsWith("0x") || number.startsWith("0X")) {
                throw new NumberFormatException("hexadecimal");
            }
            Bounds.kept(new BigDecimal(number));
        } catch (NumberFormatException e) {
            throw new BadExpression(Reason.SYNTAX, number, "\"%s\" is no number".formatted(number));
        } catch (ArithmeticException e) {
            throw new BadExpression(Reason.TOO_LARGE, number, "\"%s\" is larger than %s".formatted(number, LARGEST));
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Arithmetic arithmetic && arithmetic.text.equals(text);
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    /** As it was written. */
    @Override
    public String toString() {
        return text;
    }
}
