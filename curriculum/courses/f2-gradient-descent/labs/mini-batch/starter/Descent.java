import ai.djl.ndarray.NDArray;
import java.util.List;

/** Gradient descent that looks at one batch at a time. Everything is FLOAT32. */
public final class Descent {

    private Descent() {
    }

    /** [n, p], [n], [p] and the numbers of m rows → [p]: the gradient at theta of the loss of these rows alone. */
    public static NDArray gradient(NDArray design, NDArray targets, NDArray theta, int[] rows) {
        // 3. design.get(batch) has the rows whose numbers are in an NDArray: design.getManager().create(rows).
        return theta.zerosLike();
    }

    /** Takes one step downhill for each batch, the first one first → [p]: where the last step ended. */
    public static NDArray walk(NDArray design, NDArray targets, NDArray theta, List<int[]> batches, float rate) {
        // 4. Where does the second step begin?
        return theta;
    }

    /** The learning rate of an epoch, counted from 0: start / (1 + decay · epoch). */
    public static float rate(float start, float decay, int epoch) {
        // 5. With a decay of 0 it stays as it is.
        return 0f;
    }
}
