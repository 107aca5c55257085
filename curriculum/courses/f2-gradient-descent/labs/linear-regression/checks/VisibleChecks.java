import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The three rides of the lesson, 1, 2 and 3 km in 7, 13 and 16 minutes: every number here can be checked by hand. */
public final class VisibleChecks implements Checks {

    /** FLOAT32 keeps seven digits, and what is compared here is below 1,000. */
    private static final double TOLERANCE = 1e-3;
    /** 2/λmax of the three rides, λmax = (17 + √265)/3. */
    private static final double LARGEST_RATE = 6 / (17 + Math.sqrt(265));

    @Override
    public Map<String, VisibleCheck> checks(Lab lab) {
        Rides rides = new Rides(lab.manager());
        Map<String, VisibleCheck> checks = new LinkedHashMap<>();
        checks.put("predict", rides::predict);
        checks.put("loss", rides::loss);
        checks.put("gradient-direction", rides::direction);
        checks.put("gradient-size", rides::gradient);
        checks.put("step", rides::step);
        checks.put("rate", rides::rate);
        checks.put("descent", rides::descent);
        return checks;
    }

    private record Rides(NDManager manager, NDArray features, NDArray targets) {

        private static final String GRADIENT = "gradient([[1], [2], [3]], [7, 13, 16], [0, 0])";

        Rides(NDManager manager) {
            this(manager, manager.create(new float[] {1, 2, 3}, new Shape(3, 1)),
                    manager.create(new float[] {7, 13, 16}));
        }

        Optional<Mismatch> predict() {
            return Mismatch.unlessNear("predict([[1], [2], [3]], [3, 4.5])",
                    GradientDescent.predict(features, vector(3, 4.5f)), vector(7.5f, 12, 16.5f), TOLERANCE);
        }

        Optional<Mismatch> loss() {
            return Mismatch.unlessNear("loss([7.5, 12, 16.5], [7, 13, 16])",
                    GradientDescent.loss(vector(7.5f, 12, 16.5f), targets), 0.5, TOLERANCE);
        }

        Optional<Mismatch> direction() {
            NDArray answer = GradientDescent.gradient(features, targets, vector(0, 0));
            if (answer != null && answer.getShape().equals(new Shape(2))) {
                float[] gradient = answer.toFloatArray();
                double along = gradient[0] * -24.0 + gradient[1] * -54.0;
                double across = gradient[0] * -54.0 - gradient[1] * -24.0;
                if (along > 0 && Math.abs(across) <= TOLERANCE * along) {
                    return Optional.empty();
                }
            }
            return Optional.of(Mismatch.of(GRADIENT, answer, "[-24c, -54c], c > 0"));
        }

        Optional<Mismatch> gradient() {
            return Mismatch.unlessNear(GRADIENT, GradientDescent.gradient(features, targets, vector(0, 0)),
                    vector(-24, -54), TOLERANCE);
        }

        Optional<Mismatch> step() {
            return Mismatch.unlessNear("step([0, 0], [-24, -54], 0.05)",
                    GradientDescent.step(vector(0, 0), vector(-24, -54), 0.05f), vector(1.2f, 2.7f), TOLERANCE);
        }

        Optional<Mismatch> rate() {
            float rate = GradientDescent.rate(features);
            return rate > 0 && rate < LARGEST_RATE ? Optional.empty()
                    : Optional.of(Mismatch.of("rate([[1], [2], [3]])", rate, "0 < rate < 0.1803"));
        }

        Optional<Mismatch> descent() {
            NDArray theta = vector(0, 0);
            for (int step = 0; step < 500; step++) {
                theta = GradientDescent.step(theta, GradientDescent.gradient(features, targets, theta), 0.05f);
            }
            return Mismatch.unlessNear("500 × theta = step(theta, gradient([[1], [2], [3]], [7, 13, 16], theta), 0.05)",
                    theta, vector(2.998f, 4.501f), TOLERANCE);
        }

        private NDArray vector(float... values) {
            return manager.create(values);
        }
    }
}
