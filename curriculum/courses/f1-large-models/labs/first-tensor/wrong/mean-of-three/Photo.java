import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;

/** A colour photo turned into brightness, with one line for each step. */
public final class Photo {

    private Photo() {
    }

    /** UINT8 numbers from 0 to 255 → FLOAT32 numbers from 0 to 1, in the same shape. */
    public static NDArray scale(NDArray photo) {
        // Python: return photo.astype("float32") / 255
        return photo.toType(DataType.FLOAT32, false).div(255);
    }

    /** […, 3] → […]: how bright each point looks. To our eyes, green is brighter than red, and red than blue. */
    public static NDArray grey(NDArray photo) {
        NDArray weights = photo.getManager().create(new float[] {0.299f, 0.587f, 0.114f}); // red, green, blue
        // Python: return photo @ weights
        return photo.mean(new int[] {-1});
    }

    /** [rows, columns] → [rows]: how bright each row is, on average. */
    public static NDArray rows(NDArray grey) {
        // Python: return grey.mean(axis=1)
        return grey.mean(new int[] {1});
    }
}
