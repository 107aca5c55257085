import ai.djl.ndarray.NDArray;
import java.util.ArrayList;
import java.util.List;

/**
 * A network with one hidden layer of ReLUs. Rows are examples; everything is FLOAT64. A signal is the slope of the loss
 * along the sums z of a layer, in the shape of these sums.
 */
public final class Network {

    private static final double H = 1e-5;

    private Network() {
    }

    /** [n, d], [d, k], [k], [k, m] and [m] → [n, m]: the scores, without a bend at the end. */
    public static NDArray scores(NDArray x, NDArray w1, NDArray b1, NDArray w2, NDArray b2) {
        return hidden(x, w1, b1).matMul(w2).add(b2);
    }

    /** [n, m] and [n, m], one-hot → the mean of −ln p of the right class. */
    public static double loss(NDArray scores, NDArray y) {
        return -scores.logSoftmax(1).mul(y).sum().getDouble() / scores.size(0);
    }

    /** [n, m] and [n, m], one-hot → [n, m]: (p − y)/n. The 1/n of the mean enters here, and nowhere else. */
    public static NDArray outputSignal(NDArray scores, NDArray y) {
        return scores.softmax(1).sub(y).div(scores.size(0));
    }

    /** [n, m], [k, m] and [n, k] → [n, k]: back through W₂, and through the ReLUs that were open. */
    public static NDArray hiddenSignal(NDArray outputSignal, NDArray w2, NDArray hidden) {
        return outputSignal.matMul(w2.transpose()).mul(hidden);
    }

    /** [n, d] that enter a layer and its signal [n, k] → the gradients of its weights [d, k] and of its biases [k]. */
    public static List<NDArray> layerGradients(NDArray inputs, NDArray signal) {
        return List.of(inputs.transpose().matMul(signal), signal.sum(new int[] {0}));
    }

    /** The gradients of W₁, b₁, W₂ and b₂, in this order and in their shapes. */
    public static List<NDArray> gradients(NDArray x, NDArray y, NDArray w1, NDArray b1, NDArray w2, NDArray b2) {
        NDArray hidden = hidden(x, w1, b1);
        NDArray outputSignal = outputSignal(hidden.matMul(w2).add(b2), y);
        NDArray hiddenSignal = hiddenSignal(outputSignal, w2, hidden);
        List<NDArray> gradients = new ArrayList<>(layerGradients(x, hiddenSignal));
        gradients.addAll(layerGradients(hidden, outputSignal));
        return gradients;
    }

    /** How the loss changes with W₁[row, column], by central differences. */
    public static double difference(NDArray x, NDArray y, NDArray w1, NDArray b1, NDArray w2, NDArray b2, int row,
            int column) {
        double up = loss(scores(x, nudged(w1, row, column, H), b1, w2, b2), y);
        double down = loss(scores(x, nudged(w1, row, column, -H), b1, w2, b2), y);
        return (up - down) / (2 * H);
    }

    private static NDArray hidden(NDArray x, NDArray w1, NDArray b1) {
        return x.matMul(w1).add(b1).maximum(0);
    }

    /** A copy with one element changed; the original stays as it is. */
    private static NDArray nudged(NDArray weights, int row, int column, double by) {
        double[] values = weights.toDoubleArray();
        values[(int) (row * weights.size(1)) + column] += by;
        return weights.getManager().create(values, weights.getShape());
    }
}
