package gradus.sandbox.learner;

import java.lang.reflect.Array;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;

import gradus.grading.Dtype;
import gradus.sandbox.gate.Value;

/** Tensors as Java arrays of one or two dimensions, and back. */
final class JavaArrays {

    private static final Map<Class<?>, Dtype> DTYPES = Map.of(float.class, Dtype.FLOAT32, double.class, Dtype.FLOAT64,
            int.class, Dtype.INT32, long.class, Dtype.INT64, byte.class, Dtype.UINT8, boolean.class, Dtype.BOOLEAN);

    private JavaArrays() {
    }

    /** How far a tensor is from a parameter's type; a scalar tensor may also be a number. */
    static int cost(Value.Array tensor, Class<?> type) {
        var element = type;
        var dimensions = 0;
        while (element.isArray()) {
            element = element.getComponentType();
            dimensions++;
        }
        if (dimensions > 2 || dimensions != tensor.shape().length || !DTYPES.containsKey(element)) {
            return Conversion.NONE;
        }
        var wanted = DTYPES.get(element);
        if (wanted == tensor.dtype()) {
            return 1;
        }
        return switch (wanted) {
            case FLOAT64 -> tensor.dtype() == Dtype.BOOLEAN ? Conversion.NONE : 2;
            case FLOAT32 -> tensor.dtype() == Dtype.BOOLEAN ? Conversion.NONE : 3;
            case INT64 -> tensor.dtype() == Dtype.INT32 || tensor.dtype() == Dtype.UINT8 ? 2 : Conversion.NONE;
            case INT32 -> tensor.dtype() == Dtype.UINT8 ? 2 : Conversion.NONE;
            case UINT8, BOOLEAN -> Conversion.NONE;
        };
    }

    /** Only for a type that {@link #cost} allowed. */
    static Object of(Value.Array tensor, Class<?> type) {
        var bytes = ByteBuffer.wrap(tensor.data()).order(ByteOrder.LITTLE_ENDIAN);
        return build(tensor, type, 0, bytes);
    }

    private static Object build(Value.Array tensor, Class<?> type, int dimension, ByteBuffer bytes) {
        if (!type.isArray()) {
            return element(tensor.dtype(), type, bytes);
        }
        var size = (int) tensor.shape()[dimension];
        var array = Array.newInstance(type.getComponentType(), size);
        for (int i = 0; i < size; i++) {
            Array.set(array, i, build(tensor, type.getComponentType(), dimension + 1, bytes));
        }
        return array;
    }

    private static Object element(Dtype dtype, Class<?> type, ByteBuffer bytes) {
        return switch (dtype) {
            case FLOAT32 -> Numbers.convert((double) bytes.getFloat(), type);
            case FLOAT64 -> Numbers.convert(bytes.getDouble(), type);
            case INT32 -> Numbers.convert((long) bytes.getInt(), type);
            case INT64 -> Numbers.convert(bytes.getLong(), type);
            case UINT8 -> Numbers.convert(type == byte.class ? bytes.get() : bytes.get() & 0xffL, type);
            case BOOLEAN -> bytes.get() != 0;
        };
    }

    /** Whether this is an array that stands for a tensor. */
    static boolean isTensor(Object value) {
        var type = value.getClass();
        return type.isArray() && (DTYPES.containsKey(type.getComponentType())
                || type.getComponentType().isArray()
                        && DTYPES.containsKey(type.getComponentType().getComponentType()));
    }

    /** @throws Refused if the rows differ in length, one is missing, or all together are too large */
    static Value.Array tensor(Object array) throws Refused {
        var rows = array.getClass().getComponentType().isArray() ? Array.getLength(array) : -1;
        if (rows < 0) {
            return tensor(new Object[] { array }, array.getClass().getComponentType(), Array.getLength(array));
        }
        var columns = rows == 0 || Array.get(array, 0) == null ? 0 : Array.getLength(Array.get(array, 0));
        return tensor((Object[]) array, array.getClass().getComponentType().getComponentType(), rows, columns);
    }

    private static Value.Array tensor(Object[] rows, Class<?> element, long... shape) throws Refused {
        var dtype = DTYPES.get(element);
        var columns = shape[shape.length - 1];
        var size = rows.length * columns * dtype.bytes();
        if (size > Answers.LARGEST) {
            throw Refused.tooLarge(size);
        }
        var bytes = ByteBuffer.allocate((int) size).order(ByteOrder.LITTLE_ENDIAN);
        for (var row : rows) {
            if (row == null) {
                throw new Refused("nothing", Map.of());
            }
            if (Array.getLength(row) != columns) {
                throw new Refused("wrong-shape", Map.of("expected", "[%d, %d]".formatted(rows.length, columns),
                        "actual", "[%d, %d]".formatted(rows.length, Array.getLength(row))));
            }
            put(row, bytes);
        }
        return new Value.Array(dtype, shape, bytes.array());
    }

    private static void put(Object row, ByteBuffer bytes) {
        switch (row) {
            case float[] values -> bytes.asFloatBuffer().put(values);
            case double[] values -> bytes.asDoubleBuffer().put(values);
            case int[] values -> bytes.asIntBuffer().put(values);
            case long[] values -> bytes.asLongBuffer().put(values);
            case byte[] values -> bytes.duplicate().put(values);
            case boolean[] values -> {
                var target = bytes.duplicate();
                for (var value : values) {
                    target.put((byte) (value ? 1 : 0));
                }
            }
            default -> throw new IllegalArgumentException("Not an array of numbers");
        }
        bytes.position(bytes.position() + Array.getLength(row) * DTYPES.get(row.getClass().getComponentType()).bytes());
    }
}
