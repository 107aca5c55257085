package gradus.grading;

import java.util.Arrays;
import java.util.List;

/** The few Java types that stand for a value of the protocol. */
final class Values {

    private Values() {
    }

    /**
     * As null, Boolean, Long, Double, String, Tensor, Handle or a list of these.
     *
     * @throws IllegalArgumentException for anything else
     */
    static Object normal(Object value) {
        return switch (value) {
            case null -> null;
            case Boolean flag -> flag;
            case Byte number -> number.longValue();
            case Short number -> number.longValue();
            case Integer number -> number.longValue();
            case Long number -> number;
            case Float number -> number.doubleValue();
            case Double number -> number;
            case String text -> text;
            case Tensor tensor -> tensor;
            case Handle handle -> handle;
            case double[] array -> Tensor.of(array);
            case float[] array -> Tensor.of(array);
            case int[] array -> Tensor.of(array);
            case long[] array -> Tensor.of(array);
            case double[][] array -> Tensor.of(array);
            case float[][] array -> Tensor.of(array);
            case List<?> list -> Arrays.asList(list.stream().map(Values::normal).toArray());
            default -> throw new IllegalArgumentException("No value of the protocol: " + value.getClass().getName());
        };
    }

    /** Its form on the wire, which is the word for its type in a message. */
    static String type(Object value) {
        return switch (value) {
            case null -> "null";
            case Boolean _ -> "boolean";
            case Long _ -> "long";
            case Double _ -> "double";
            case String _ -> "text";
            case Tensor _ -> "tensor";
            case Handle _ -> "handle";
            case List<?> _ -> "list";
            default -> throw new IllegalArgumentException("Not normal: " + value.getClass().getName());
        };
    }
}
