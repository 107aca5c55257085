import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Linear regression by gradient descent. {@code theta[0]} is the intercept, {@code theta[1]} to {@code theta[d]} are
 * the weights of the d features. Everything is FLOAT32.
 */
public final class GradientDescent {

    private GradientDescent() {
    }

    /** [n, d] and [d + 1] → [n]: what the model says about each ride. */
    public static NDArray predict(NDArray features, NDArray theta) {
        return design(features).matMul(theta);
    }

    /** [n] and [n] → the mean of the squared errors. */
    public static float loss(NDArray predictions, NDArray targets) {
        return predictions.sub(targets).square().mean().getFloat();
    }

    /** [n, d], [n] and [d + 1] → [d + 1]: 2/n · Xᵀ(Xθ − y), where the loss rises fastest. */
    public static NDArray gradient(NDArray features, NDArray targets, NDArray theta) {
        NDArray design = design(features);
        NDArray errors = design.matMul(theta).sub(targets);
        return design.transpose().matMul(errors).div(features.size(0));
    }

    /** [d + 1], [d + 1] and the learning rate → [d + 1]: the parameters after one step downhill. */
    public static NDArray step(NDArray theta, NDArray gradient, float rate) {
        return theta.sub(gradient.mul(rate));
    }

    /**
     * A learning rate that is stable whatever the units of the features are: one over the trace of 2/n · XᵀX. The trace
     * is the sum of the eigenvalues and none of them is negative, so this is at most half of 2/λmax.
     */
    public static float rate(NDArray features) {
        float trace = 2f / features.size(0) * design(features).square().sum().getFloat();
        return 1f / trace;
    }

    /** [n, d] → [n, d + 1]: a column of ones comes first, and the intercept is a weight like any other. */
    private static NDArray design(NDArray features) {
        NDArray ones = features.getManager().ones(new Shape(features.size(0), 1));
        return ones.concat(features, 1);
    }
}
