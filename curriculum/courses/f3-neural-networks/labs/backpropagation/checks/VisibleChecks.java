import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The two examples of the lesson, x = (1, 2) and (2, 1), with its hidden weights; here the second output is always
 * 0, so that the difference of the scores is the lesson's 3.5 for both.
 */
public final class VisibleChecks implements Checks {

    private static final double TOLERANCE = 1e-9; // FLOAT64 keeps sixteen digits
    /** A central difference with h = 1e-5 is off by some 1e-11. */
    private static final double DIFFERENCE = 1e-7;
    /** What a softmax gives the second of two scores, 3.5 and 0. */
    private static final double Q = 1 / (1 + Math.exp(3.5));

    @Override
    public Map<String, VisibleCheck> checks(Lab lab) {
        Example example = new Example(lab.manager());
        Map<String, VisibleCheck> checks = new LinkedHashMap<>();
        checks.put("forward", example::forward);
        checks.put("loss", example::loss);
        checks.put("output-signal", example::outputSignal);
        checks.put("hidden-signal", example::hiddenSignal);
        checks.put("layer", example::layer);
        checks.put("gradients", example::gradients);
        checks.put("difference", example::difference);
        return checks;
    }

    private record Example(NDManager manager, NDArray x, NDArray y, NDArray w1, NDArray b1, NDArray w2, NDArray b2) {

        Example(NDManager manager) {
            this(manager, matrix(manager, 2, 2, 1, 2, 2, 1), matrix(manager, 2, 2, 1, 0, 0, 1),
                    matrix(manager, 2, 2, 0.5, -1, 1, 1), manager.create(new double[] {-0.5, 0}),
                    matrix(manager, 2, 2, 2, 0, -1, 0), manager.create(new double[] {0.5, 0}));
        }

        Optional<Mismatch> forward() {
            return Mismatch.unlessNear(
                    "scores([[1, 2], [2, 1]], [[0.5, -1], [1, 1]], [-0.5, 0], [[2, 0], [-1, 0]], [0.5, 0])",
                    Network.scores(x, w1, b1, w2, b2), matrix(manager, 2, 2, 3.5, 0, 3.5, 0), TOLERANCE);
        }

        Optional<Mismatch> loss() {
            return Mismatch.unlessNear("loss([[0, 0], [800, 0]], [[1, 0], [0, 1]])",
                    Network.loss(matrix(manager, 2, 2, 0, 0, 800, 0), y), (Math.log(2) + 800) / 2, TOLERANCE);
        }

        Optional<Mismatch> outputSignal() {
            return Mismatch.unlessNear("outputSignal([[3.5, 0], [3.5, 0]], [[1, 0], [0, 1]])",
                    Network.outputSignal(matrix(manager, 2, 2, 3.5, 0, 3.5, 0), y),
                    matrix(manager, 2, 2, -Q / 2, Q / 2, (1 - Q) / 2, (Q - 1) / 2), TOLERANCE);
        }

        /** As in the lesson: 1 and −3 at the output become (2, −1), and (−6, 0) behind a closed neuron. */
        Optional<Mismatch> hiddenSignal() {
            return Mismatch.unlessNear("hiddenSignal([[1], [-3]], [[2], [-1]], [[2, 1], [1.5, 0]])",
                    Network.hiddenSignal(matrix(manager, 2, 1, 1, -3), matrix(manager, 2, 1, 2, -1),
                            matrix(manager, 2, 2, 2, 1, 1.5, 0)),
                    matrix(manager, 2, 2, 2, -1, -6, 0), TOLERANCE);
        }

        Optional<Mismatch> layer() {
            List<NDArray> answer = Network.layerGradients(x, matrix(manager, 2, 2, 1, -0.5, -3, 0));
            String call = "layerGradients([[1, 2], [2, 1]], [[1, -0.5], [-3, 0]])";
            Optional<Mismatch> weights = Mismatch.unlessNear(call + ".get(0)",
                    answer.get(0), matrix(manager, 2, 2, -5, -0.5, -1, -1), TOLERANCE);
            return weights.isPresent() ? weights
                    : Mismatch.unlessNear(call + ".get(1)", answer.get(1),
                            manager.create(new double[] {-2, -0.5}), TOLERANCE);
        }

        /** Against differences of your own loss, weight by weight. */
        Optional<Mismatch> gradients() {
            Optional<Mismatch> loss = Mismatch.unlessNear("loss(scores(…), [[1, 0], [0, 1]])",
                    Network.loss(Network.scores(x, w1, b1, w2, b2), y), -(Math.log(1 - Q) + Math.log(Q)) / 2,
                    TOLERANCE);
            if (loss.isPresent()) { // differences of a wrong loss would prove nothing
                return loss;
            }
            List<NDArray> parameters = List.of(w1, b1, w2, b2);
            List<NDArray> answer = Network.gradients(x, y, w1, b1, w2, b2);
            String[] names = {"W1", "b1", "W2", "b2"};
            for (int i = 0; i < parameters.size(); i++) {
                double[] values = parameters.get(i).toDoubleArray();
                double[] expected = new double[values.length];
                for (int j = 0; j < values.length; j++) {
                    expected[j] = (lossWith(i, j, 1e-5) - lossWith(i, j, -1e-5)) / 2e-5;
                }
                Optional<Mismatch> wrong = Mismatch.unlessNear("gradients(…).get(%d), of %s".formatted(i, names[i]),
                        answer.get(i), manager.create(expected, parameters.get(i).getShape()), DIFFERENCE);
                if (wrong.isPresent()) {
                    return wrong;
                }
            }
            return Optional.empty();
        }

        /** The first hidden neuron has twice the output's signal, −Q/2 · 2 and (1 − Q)/2 · 2; its inputs: 1 and 2. */
        Optional<Mismatch> difference() {
            return Mismatch.unlessNear("difference([[1, 2], [2, 1]], [[1, 0], [0, 1]], …, 0, 0)",
                    Network.difference(x, y, w1, b1, w2, b2, 0, 0), -Q + 2 * (1 - Q), DIFFERENCE);
        }

        private double lossWith(int parameter, int element, double by) {
            NDArray[] all = {w1, b1, w2, b2};
            double[] values = all[parameter].toDoubleArray();
            values[element] += by;
            all[parameter] = manager.create(values, all[parameter].getShape());
            return Network.loss(Network.scores(x, all[0], all[1], all[2], all[3]), y);
        }

        private static NDArray matrix(NDManager manager, int rows, int columns, double... values) {
            return manager.create(values, new Shape(rows, columns));
        }
    }
}
