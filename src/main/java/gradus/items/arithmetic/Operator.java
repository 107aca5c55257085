package gradus.items.arithmetic;

import java.math.BigDecimal;
import java.util.function.BinaryOperator;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.config.ExpressionConfiguration;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.operators.OperatorIfc;
import com.ezylang.evalex.parser.Token;

/**
 * An operator on numbers within {@link Bounds}. A sign and a power bind equally and to the right, which makes
 * {@code -2^2} the -4 of mathematics and leaves {@code 2^-1} readable; EvalEx's own do one or the other.
 */
record Operator(int precedence, boolean prefix, BinaryOperator<BigDecimal> operation) implements OperatorIfc {

    static Operator infix(int precedence, BinaryOperator<BigDecimal> operation) {
        return new Operator(precedence, false, operation);
    }

    /** @param operation is given 0 and the operand */
    static Operator sign(BinaryOperator<BigDecimal> operation) {
        return new Operator(OPERATOR_PRECEDENCE_POWER, true, operation);
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... operands)
            throws EvaluationException {
        for (var operand : operands) {
            if (!operand.isNumberValue()) {
                throw EvaluationException.ofUnsupportedDataTypeInOperation(token);
            }
        }
        var left = prefix ? BigDecimal.ZERO : operands[0].getNumberValue();
        return EvaluationValue.numberValue(
                Bounds.kept(operation.apply(left, operands[operands.length - 1].getNumberValue())));
    }

    @Override
    public int getPrecedence() {
        return precedence;
    }

    @Override
    public int getPrecedence(ExpressionConfiguration configuration) {
        return precedence;
    }

    @Override
    public boolean isLeftAssociative() {
        return precedence != OPERATOR_PRECEDENCE_POWER;
    }

    @Override
    public boolean isPrefix() {
        return prefix;
    }

    @Override
    public boolean isPostfix() {
        return false;
    }

    @Override
    public boolean isInfix() {
        return !prefix;
    }

    @Override
    public boolean isOperandLazy() {
        return false;
    }
}
