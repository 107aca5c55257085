package gradus.sandbox.gate;

import java.util.Arrays;
import java.util.List;

import gradus.grading.Dtype;

/** A value as it crosses the gate. */
public sealed interface Value {

    record Null() implements Value {
    }

    record Flag(boolean value) implements Value {
    }

    record Whole(long value) implements Value {
    }

    record Real(double value) implements Value {
    }

    record Text(String value) implements Value {
    }

    record Listing(List<Value> elements) implements Value {

        public Listing {
            elements = List.copyOf(elements);
        }
    }

    /** An object that stays in the learner's process. */
    record Reference(long handle) implements Value {
    }

    /** @param data little-endian, as many bytes as dtype and shape say */
    record Array(Dtype dtype, long[] shape, byte[] data) implements Value {

        public Array {
            if (Shapes.bytes(dtype, shape) != data.length) {
                throw new IllegalArgumentException(
                        "%s%s is not %d bytes".formatted(dtype.text(), Arrays.toString(shape), data.length));
            }
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Array(var type, var dimensions, var bytes) && type == dtype
                    && Arrays.equals(dimensions, shape) && Arrays.equals(bytes, data);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(data);
        }

        @Override
        public String toString() {
            return dtype.text() + Arrays.toString(shape);
        }
    }

    Value NULL = new Null();
}
