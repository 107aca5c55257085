package gradus.items.arithmetic;

import static com.ezylang.evalex.operators.OperatorIfc.OPERATOR_PRECEDENCE_ADDITIVE;
import static com.ezylang.evalex.operators.OperatorIfc.OPERATOR_PRECEDENCE_MULTIPLICATIVE;
import static com.ezylang.evalex.operators.OperatorIfc.OPERATOR_PRECEDENCE_POWER;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Map;

import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.config.MapBasedFunctionDictionary;
import com.ezylang.evalex.config.MapBasedOperatorDictionary;
import com.ezylang.evalex.data.DataAccessorIfc;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.basic.IfFunction;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.operators.booleans.InfixAndOperator;
import com.ezylang.evalex.operators.booleans.InfixEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixGreaterOperator;
import com.ezylang.evalex.operators.booleans.InfixLessEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixLessOperator;
import com.ezylang.evalex.operators.booleans.InfixNotEqualsOperator;
import com.ezylang.evalex.operators.booleans.InfixOrOperator;
import com.ezylang.evalex.operators.booleans.PrefixNotOperator;

/** All that an expression may say: nothing that reads a clock, draws, handles texts, lists or structures. */
final class Vocabulary {

    private static final MathContext PRECISION = Arithmetic.PRECISION;
    private static final int LARGEST_EXPONENT = 999;
    private static final int LARGEST_FACTORIAL = 60;
    private static final int MOST_PLACES = 30;

    static final ExpressionConfiguration CONFIGURATION = ExpressionConfiguration.builder()
            .mathContext(PRECISION)
            .operatorDictionary(operators()).functionDictionary(functions())
            .defaultConstants(Map.of()).dataAccessorSupplier(Values::new)
            .arraysAllowed(false).structuresAllowed(false).binaryAllowed(false)
            .singleQuoteStringLiteralsAllowed(false).implicitMultiplicationAllowed(true)
            .build();

    /** EvalEx's own takes {@code w} and {@code W} for the same name. */
    private static final class Values implements DataAccessorIfc {
        private final Map<String, EvaluationValue> values = new HashMap<>();

        @Override
        public EvaluationValue getData(String variable) {
            return values.get(variable);
        }

        @Override
        public void setData(String variable, EvaluationValue value) {
            values.put(variable, value);
        }
    }

    private Vocabulary() {
    }

    private static MapBasedOperatorDictionary operators() {
        var operators = new MapBasedOperatorDictionary();
        var all = Map.<String, OperatorIfc> ofEntries(
                Map.entry("+", Operator.infix(OPERATOR_PRECEDENCE_ADDITIVE, (a, b) -> a.add(b, PRECISION))),
                Map.entry("-", Operator.infix(OPERATOR_PRECEDENCE_ADDITIVE, (a, b) -> a.subtract(b, PRECISION))),
                Map.entry("*", Operator.infix(OPERATOR_PRECEDENCE_MULTIPLICATIVE, (a, b) -> a.multiply(b, PRECISION))),
                Map.entry("/", Operator.infix(OPERATOR_PRECEDENCE_MULTIPLICATIVE, (a, b) -> a.divide(b, PRECISION))),
                Map.entry("%", Operator.infix(OPERATOR_PRECEDENCE_MULTIPLICATIVE, Vocabulary::remainder)),
                Map.entry("^", Operator.infix(OPERATOR_PRECEDENCE_POWER, Vocabulary::power)),
                Map.entry("==", new InfixEqualsOperator()), Map.entry("!=", new InfixNotEqualsOperator()),
                Map.entry("<", new InfixLessOperator()), Map.entry("<=", new InfixLessEqualsOperator()),
                Map.entry(">", new InfixGreaterOperator()), Map.entry(">=", new InfixGreaterEqualsOperator()),
                Map.entry("&&", new InfixAndOperator()), Map.entry("||", new InfixOrOperator()),
                Map.entry("!", new PrefixNotOperator()));
        all.forEach(operators::addOperator);
        operators.addOperator("-", Operator.sign((zero, a) -> a.negate()));
        operators.addOperator("+", Operator.sign((zero, a) -> a));
        return operators;
    }

    private static MapBasedFunctionDictionary functions() {
        var functions = new MapBasedFunctionDictionary();
        var all = Map.<String, FunctionIfc> ofEntries(
                Map.entry("abs", Function.of(1, values -> values.getFirst().abs())),
                Map.entry("min", Function.ofMany(values -> values.stream().reduce(BigDecimal::min).orElseThrow())),
                Map.entry("max", Function.ofMany(values -> values.stream().reduce(BigDecimal::max).orElseThrow())),
                Map.entry("sqrt", Function.of(1, values -> values.getFirst().sqrt(PRECISION))),
                Map.entry("round", Function.of(2, values -> rounded(values.get(0), values.get(1)))),
                Map.entry("floor", Function.of(1, values -> values.getFirst().setScale(0, RoundingMode.FLOOR))),
                Map.entry("ceil", Function.of(1, values -> values.getFirst().setScale(0, RoundingMode.CEILING))),
                Map.entry("fact", Function.of(1, values -> factorial(whole(values.getFirst(), 0, LARGEST_FACTORIAL)))),
                Map.entry("exp", Function.floating(Math::exp)), Map.entry("ln", Function.floating(Math::log)),
                Map.entry("log", Function.floating(Math::log)), Map.entry("log2", Function.floating(x -> Math.log(x)
                        / Math.log(2))),
                Map.entry("log10", Function.floating(Math::log10)), Map.entry("sin", Function.floating(Math::sin)),
                Map.entry("cos", Function.floating(Math::cos)), Map.entry("tanh", Function.floating(Math::tanh)),
                Map.entry("if", new IfFunction()));
        all.forEach(functions::addFunction);
        return functions;
    }

    private static BigDecimal remainder(BigDecimal a, BigDecimal b) {
        return a.subtract(a.divide(b, PRECISION).setScale(0, RoundingMode.DOWN).multiply(b, PRECISION), PRECISION);
    }

    private static BigDecimal power(BigDecimal base, BigDecimal exponent) {
        if (exponent.stripTrailingZeros().scale() > 0) {
            return Bounds.kept(Math.pow(base.doubleValue(), exponent.doubleValue()));
        }
        var whole = whole(exponent, -LARGEST_EXPONENT, LARGEST_EXPONENT);
        var power = base.pow(Math.abs(whole), PRECISION);
        return whole < 0 ? BigDecimal.ONE.divide(power, PRECISION) : power;
    }

    private static BigDecimal rounded(BigDecimal value, BigDecimal places) {
        return value.setScale(whole(places, -MOST_PLACES, MOST_PLACES), RoundingMode.HALF_UP);
    }

    private static BigDecimal factorial(int n) {
        var factorial = BigDecimal.ONE;
        for (var i = 2; i <= n; i++) {
            factorial = factorial.multiply(BigDecimal.valueOf(i), PRECISION);
        }
        return factorial;
    }

    private static int whole(BigDecimal value, int least, int most) {
        var whole = value.intValueExact();
        if (whole < least || whole > most) {
            throw new ArithmeticException("not from %d to %d".formatted(least, most));
        }
        return whole;
    }
}
