package gradus.sandbox.learner;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gradus.grading.Dtype;
import gradus.sandbox.gate.Value;

/** DJL's arrays as bytes and back. */
final class Tensors {

    private Tensors() {
    }

    /** Empty for types that do not cross the gate. */
    static Optional<Dtype> dtype(NDArray array) {
        return switch (array.getDataType()) {
            case FLOAT32 -> Optional.of(Dtype.FLOAT32);
            case FLOAT64 -> Optional.of(Dtype.FLOAT64);
            case INT32 -> Optional.of(Dtype.INT32);
            case INT64 -> Optional.of(Dtype.INT64);
            case UINT8 -> Optional.of(Dtype.UINT8);
            case BOOLEAN -> Optional.of(Dtype.BOOLEAN);
            default -> Optional.empty();
        };
    }

    /** The elements row by row, little-endian. */
    static byte[] bytes(NDArray array) {
        var buffer = array.toByteBuffer();
        var bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return bytes;
    }

    static NDArray array(Value.Array tensor, NDManager manager) {
        // the engine keeps a direct buffer as it is; any other one it would copy element by element
        var buffer = ByteBuffer.allocateDirect(tensor.data().length).order(ByteOrder.LITTLE_ENDIAN);
        buffer.put(tensor.data()).flip();
        var type = switch (tensor.dtype()) {
            case FLOAT32 -> DataType.FLOAT32;
            case FLOAT64 -> DataType.FLOAT64;
            case INT32 -> DataType.INT32;
            case INT64 -> DataType.INT64;
            case UINT8 -> DataType.UINT8;
            case BOOLEAN -> DataType.BOOLEAN;
        };
        return manager.create(buffer, new Shape(tensor.shape()), type);
    }
}
