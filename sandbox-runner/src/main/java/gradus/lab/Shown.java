package gradus.lab;

import java.lang.reflect.Array;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** Values as short texts that read the same in every language. */
final class Shown {

    private static final int ELEMENTS = 8;
    private static final MathContext DIGITS = new MathContext(6);

    private Shown() {
    }

    static String text(Object value) {
        return switch (value) {
            case null -> "null";
            case Float number -> number(number);
            case Double number -> number(number);
            case NDArray array -> array(array);
            case List<?> list -> elements(list.size(), list::get);
            case Object array when array.getClass().isArray() ->
                elements(Array.getLength(array), i -> Array.get(array, i));
            default -> value.toString();
        };
    }

    static double[] doubles(NDArray array) {
        try (var wide = array.toType(DataType.FLOAT64, true)) {
            return wide.toDoubleArray();
        }
    }

    private static String array(NDArray array) {
        var values = doubles(array);
        if (array.getShape().isScalar()) {
            return number(values[0]);
        }
        var shape = array.getShape().dimension() == 1 ? "" : Arrays.toString(array.getShape().getShape()) + " ";
        return shape + elements(values.length, i -> values[i]);
    }

    private static String elements(int size, java.util.function.IntFunction<Object> element) {
        var joiner = new StringJoiner(", ", "[", "]");
        for (int i = 0; i < Math.min(size, ELEMENTS); i++) {
            joiner.add(text(element.apply(i)));
        }
        return size <= ELEMENTS ? joiner.toString() : joiner.add("… " + size).toString();
    }

    private static String number(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        var rounded = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        var plain = rounded.precision() - rounded.scale() <= 7 && rounded.scale() <= 9;
        return plain ? rounded.toPlainString() : rounded.toString();
    }
}
