package gradus.items.arithmetic;

import java.math.BigDecimal;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.ezylang.evalex.EvaluationException;
import com.ezylang.evalex.Expression;
import com.ezylang.evalex.data.EvaluationValue;
import com.ezylang.evalex.functions.FunctionIfc;
import com.ezylang.evalex.functions.FunctionParameterDefinition;
import com.ezylang.evalex.parser.Token;

/** A function of numbers within {@link Bounds}. */
record Function(List<FunctionParameterDefinition> parameters,
        java.util.function.Function<List<BigDecimal>, BigDecimal> operation) implements FunctionIfc {

    static Function of(int arity, java.util.function.Function<List<BigDecimal>, BigDecimal> operation) {
        return new Function(IntStream.range(0, arity).mapToObj(i -> parameter(false)).toList(), operation);
    }

    /** For one number or more. */
    static Function ofMany(java.util.function.Function<List<BigDecimal>, BigDecimal> operation) {
        return new Function(List.of(parameter(false), parameter(true)), operation);
    }

    /** In floating point: 15 digits. */
    static Function floating(DoubleUnaryOperator operation) {
        return of(1, values -> Bounds.kept(operation.applyAsDouble(values.getFirst().doubleValue())));
    }

    @Override
    public EvaluationValue evaluate(Expression expression, Token token, EvaluationValue... values)
            throws EvaluationException {
        if (Stream.of(values).anyMatch(value -> !value.isNumberValue())) {
            throw EvaluationException.ofUnsupportedDataTypeInOperation(token);
        }
        return EvaluationValue.numberValue(
                Bounds.kept(operation.apply(Stream.of(values).map(EvaluationValue::getNumberValue).toList())));
    }

    @Override
    public List<FunctionParameterDefinition> getFunctionParameterDefinitions() {
        return parameters;
    }

    @Override
    public void validatePreEvaluation(Token token, EvaluationValue... values) {
        // the operation itself says what it cannot take
    }

    @Override
    public boolean hasVarArgs() {
        return parameters.getLast().isVarArg();
    }

    private static FunctionParameterDefinition parameter(boolean many) {
        return FunctionParameterDefinition.builder().name("value").isVarArg(many).build();
    }
}
