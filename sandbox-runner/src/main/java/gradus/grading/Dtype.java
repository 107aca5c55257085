package gradus.grading;

import java.util.Locale;

/** The element types that cross the gate. */
public enum Dtype {

    FLOAT32(4),
    FLOAT64(8),
    INT32(4),
    INT64(8),
    UINT8(1),
    BOOLEAN(1);

    private final int bytes;

    Dtype(int bytes) {
        this.bytes = bytes;
    }

    /** The size of one element in bytes. */
    public int bytes() {
        return bytes;
    }

    public boolean isFloat() {
        return this == FLOAT32 || this == FLOAT64;
    }

    /** As it stands on the wire: {@code float32}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException if the wire knows no such type */
    public static Dtype of(String text) {
        for (var dtype : values()) {
            if (dtype.text().equals(text)) {
                return dtype;
            }
        }
        throw new IllegalArgumentException("No data type of the protocol");
    }

    /** The value as an element of this type would hold it. */
    double rounded(double value) {
        return switch (this) {
            case FLOAT64 -> value;
            case FLOAT32 -> (float) value;
            case INT32 -> (int) value;
            case INT64 -> (long) value;
            case UINT8 -> (int) value & 0xff;
            case BOOLEAN -> value == 0 ? 0 : 1;
        };
    }
}
