import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.Shape;

/**
 * Your part. {@code theta[0]} is the intercept, {@code theta[1]} to {@code theta[d]} are the weights of the d features.
 * Everything is FLOAT32. It runs as it stands; it just does not learn anything yet.
 */
public final class GradientDescent {

    private GradientDescent() {
    }

    /** [n, d] and [d + 1] → [n]: what the model says about each ride. */
    public static NDArray predict(NDArray features, NDArray theta) {
        // 1. Every ride gets the intercept, plus each of its features times that feature's weight.
        return features.getManager().zeros(new Shape(features.size(0)));
    }

    /** [n] and [n] → the mean of the squared errors. */
    public static float loss(NDArray predictions, NDArray targets) {
        // 2. One number. getFloat() takes it out of an array that holds nothing else.
        return 0f;
    }

    /** [n, d], [n] and [d + 1] → [d + 1]: the gradient of the loss at theta, the intercept's part first. */
    public static NDArray gradient(NDArray features, NDArray targets, NDArray theta) {
        // 3. Twice the mean of error times feature, for each parameter. The intercept's feature is always 1.
        return theta.zerosLike();
    }

    /** [d + 1], [d + 1] and the learning rate → [d + 1]: the parameters after one step downhill. */
    public static NDArray step(NDArray theta, NDArray gradient, float rate) {
        // 4. Which way is down?
        return theta;
    }

    /** [n, d] → a learning rate that is stable on these rides. */
    public static float rate(NDArray features) {
        // 5. Not the same number for all data: the larger the features, the smaller the rate.
        return 0f;
    }
}
