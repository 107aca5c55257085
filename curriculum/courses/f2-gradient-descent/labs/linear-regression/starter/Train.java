import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDScope;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Lab;
import java.util.Arrays;

/** What Run starts: draws your rides and walks downhill with your five methods. To be read, not changed. */
public final class Train {

    private static final int STEPS = 6_000;
    /** Steps from one point of the curve to the next. */
    private static final int POINT = 10;

    private Train() {
    }

    public static void run(Lab lab) {
        Data data = Data.draw(lab);
        float rate = GradientDescent.rate(data.features());
        lab.log("learning rate: " + rate);

        NDArray theta = lab.manager().zeros(new Shape(data.features().size(1) + 1));
        for (int step = 0; step <= STEPS; step++) {
            // The scope closes every array that a step creates. Without it, 6,000 steps would fill the memory.
            try (NDScope _ = new NDScope()) {
                if (step % POINT == 0) {
                    NDArray predictions = GradientDescent.predict(data.features(), theta);
                    float loss = GradientDescent.loss(predictions, data.targets());
                    lab.metric("loss", step, loss);
                    lab.progress(step, STEPS);
                    if (!Float.isFinite(loss)) {
                        lab.log("Step " + step + ": the loss is " + loss + ". Too long a step, or uphill?");
                        return;
                    }
                }
                NDArray gradient = GradientDescent.gradient(data.features(), data.targets(), theta);
                GradientDescent.step(theta, gradient, rate).copyTo(theta);
            }
        }
        lab.log("theta: " + Arrays.toString(theta.toFloatArray()));
        lab.save("theta", theta);
    }
}
