import ai.djl.ndarray.NDArray;
import java.util.List;

/**
 * A network with one hidden layer of ReLUs. Rows are examples; everything is FLOAT64. A signal is the slope of the loss
 * along the sums z of a layer, in the shape of these sums. It runs as it stands; it just does not learn anything yet.
 */
public final class Network {

    private Network() {
    }

    /** [n, d], [d, k], [k], [k, m] and [m] → [n, m]: the scores, without a bend at the end. */
    public static NDArray scores(NDArray x, NDArray w1, NDArray b1, NDArray w2, NDArray b2) {
        // 1. relu(X W₁ + b₁) W₂ + b₂; z.maximum(0) is a ReLU.
        return x.matMul(w1).matMul(w2).mul(0);
    }

    /** [n, m] and [n, m], one-hot → the mean of −ln p of the right class. */
    public static double loss(NDArray scores, NDArray y) {
        // 2. scores.logSoftmax(axis) is safe for large scores. Which axis?
        return 0;
    }

    /** [n, m] and [n, m], one-hot → [n, m]: how the loss changes with each score. */
    public static NDArray outputSignal(NDArray scores, NDArray y) {
        // 3. Δ₂
        return scores.zerosLike();
    }

    /** [n, m], [k, m] and the hidden values [n, k] → [n, k]: how the loss changes with each sum of the hidden layer. */
    public static NDArray hiddenSignal(NDArray outputSignal, NDArray w2, NDArray hidden) {
        // 4. Δ₁. hidden.gt(0) is 1 where a ReLU was open.
        return hidden.zerosLike();
    }

    /** [n, d] that enter a layer and its signal [n, k] → the gradients of its weights [d, k] and of its biases [k]. */
    public static List<NDArray> layerGradients(NDArray inputs, NDArray signal) {
        // 5. signal.sum(new int[] {0}) adds up the rows.
        NDArray nothing = inputs.transpose().matMul(signal).mul(0);
        return List.of(nothing, nothing.get(0));
    }

    /** The gradients of W₁, b₁, W₂ and b₂, in this order and in their shapes. */
    public static List<NDArray> gradients(NDArray x, NDArray y, NDArray w1, NDArray b1, NDArray w2, NDArray b2) {
        // 6. Forwards, then backwards, with the methods above.
        return List.of(w1.zerosLike(), b1.zerosLike(), w2.zerosLike(), b2.zerosLike());
    }

    /** How the loss changes with W₁[row, column], by central differences. */
    public static double difference(NDArray x, NDArray y, NDArray w1, NDArray b1, NDArray w2, NDArray b2, int row,
            int column) {
        // 7. w1.toDoubleArray() is a copy, row by row; w1.getManager().create(values, w1.getShape()) undoes it.
        return 0;
    }
}
