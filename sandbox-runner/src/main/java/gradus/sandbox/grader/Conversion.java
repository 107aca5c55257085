package gradus.sandbox.grader;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.function.LongConsumer;

import gradus.grading.Call;
import gradus.grading.Dtype;
import gradus.grading.Handle;
import gradus.grading.Tensor;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.Value;

/** The values of graders as values of the gate, and back. */
final class Conversion {

    private Conversion() {
    }

    /** @param handles gives the number of a handle */
    static Header.Call header(Call.Operation operation, Function<Handle, Long> handles) {
        return switch (operation) {
            case Call.Create create -> new Header.Create(create.className(), toWire(create.arguments(), handles));
            case Call.Invoke invoke ->
                new Header.Invoke(null, invoke.className(), invoke.method(), toWire(invoke.arguments(), handles));
            case Call.On on ->
                new Header.Invoke(handles.apply(on.handle()), null, on.method(), toWire(on.arguments(), handles));
            case Call.Release release -> new Header.Release(handles.apply(release.handle()));
            case Call.Train train -> new Header.Train(train.seed(), train.options());
            case Call.Predict predict -> new Header.Predict(tensor(predict.batch()));
        };
    }

    private static List<Value> toWire(List<Object> values, Function<Handle, Long> handles) {
        return values.stream().map(value -> toWire(value, handles)).toList();
    }

    /** @param handles gives the number of a handle */
    static Value toWire(Object value, Function<Handle, Long> handles) {
        return switch (value) {
            case null -> Value.NULL;
            case Boolean flag -> new Value.Flag(flag);
            case Long whole -> new Value.Whole(whole);
            case Double number -> new Value.Real(number);
            case String text -> new Value.Text(text);
            case Tensor tensor -> tensor(tensor);
            case Handle handle -> new Value.Reference(handles.apply(handle));
            case List<?> list -> new Value.Listing(list.stream().map(element -> toWire((Object) element, handles)).toList());
            default -> throw new IllegalArgumentException("No value of the protocol: " + value.getClass().getName());
        };
    }

    static Value.Array tensor(Tensor tensor) {
        var dtype = tensor.dtype();
        var bytes = ByteBuffer.allocate(Math.multiplyExact(tensor.size(), dtype.bytes()))
                .order(ByteOrder.LITTLE_ENDIAN);
        for (var value : tensor.values()) {
            switch (dtype) {
                case FLOAT32 -> bytes.putFloat((float) value);
                case FLOAT64 -> bytes.putDouble(value);
                case INT32 -> bytes.putInt((int) value);
                case INT64 -> bytes.putLong((long) value);
                case UINT8, BOOLEAN -> bytes.put((byte) (int) value);
            }
        }
        return new Value.Array(dtype, tensor.shape(), bytes.array());
    }

    static Object fromWire(Value value) {
        return switch (value) {
            case Value.Null _ -> null;
            case Value.Flag flag -> flag.value();
            case Value.Whole whole -> whole.value();
            case Value.Real number -> number.value();
            case Value.Text text -> text.value();
            case Value.Reference reference -> new Handle.Known(reference.handle());
            case Value.Array array -> new Tensor(array.dtype(), array.shape(), numbers(array));
            case Value.Listing list -> elements(list);
        };
    }

    /** Every handle in an answer, at any depth. */
    static void handles(Value value, LongConsumer found) {
        switch (value) {
            case Value.Reference reference -> found.accept(reference.handle());
            case Value.Listing list -> list.elements().forEach(element -> handles(element, found));
            default -> {
                // nothing in it
            }
        }
    }

    /** What an answer's tensors will take in the grader's memory, in bytes. */
    static long footprint(Value value) {
        return switch (value) {
            case Value.Array array -> (long) array.data().length / array.dtype().bytes() * Double.BYTES;
            case Value.Listing list -> list.elements().stream().mapToLong(Conversion::footprint).sum();
            default -> 0;
        };
    }

    private static List<Object> elements(Value.Listing list) {
        var elements = new ArrayList<Object>(list.elements().size());
        list.elements().forEach(element -> elements.add(fromWire(element)));
        return elements;
    }

    private static double[] numbers(Value.Array array) {
        var bytes = ByteBuffer.wrap(array.data()).order(ByteOrder.LITTLE_ENDIAN);
        var numbers = new double[array.data().length / array.dtype().bytes()];
        Arrays.setAll(numbers, _ -> number(array.dtype(), bytes));
        return numbers;
    }

    private static double number(Dtype dtype, ByteBuffer bytes) {
        return switch (dtype) {
            case FLOAT32 -> bytes.getFloat();
            case FLOAT64 -> bytes.getDouble();
            case INT32 -> bytes.getInt();
            case INT64 -> bytes.getLong();
            case UINT8, BOOLEAN -> bytes.get() & 0xff;
        };
    }
}
