import ai.djl.engine.Engine;
import ai.djl.ndarray.NDArray;
import ai.djl.training.GradientCollector;
import java.util.List;

/** Gradient descent that looks at one batch at a time. Everything is FLOAT32. */
public final class Descent {

    private Descent() {
    }

    /** [n, p], [n] and [p] → [p]: 2/m · Xᵀ(Xθ − y) of the m rows of the batch alone. */
    public static NDArray gradient(NDArray design, NDArray targets, NDArray theta, int[] rows) {
        NDArray batch = design.getManager().create(rows);
        theta.setRequiresGradient(true);
        try (GradientCollector collector = Engine.getInstance().newGradientCollector()) {
            NDArray errors = design.get(batch).matMul(theta).sub(targets.get(batch));
            collector.backward(errors.square().mean());
        }
        return theta.getGradient();
    }

    /** One step downhill for each batch in turn, each from where the last one ended → [p]. */
    public static NDArray walk(NDArray design, NDArray targets, NDArray theta, List<int[]> batches, float rate) {
        for (int[] rows : batches) {
            theta.sub(gradient(design, targets, theta, rows).mul(rate)).copyTo(theta);
        }
        return theta;
    }

    /** The learning rate of an epoch, counted from 0: start / (1 + decay · epoch). */
    public static float rate(float start, float decay, int epoch) {
        return start / (1 + decay * epoch);
    }
}
