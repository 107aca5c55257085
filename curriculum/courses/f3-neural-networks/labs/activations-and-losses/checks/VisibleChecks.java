import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The numbers of the lesson, and a few from far out. */
public final class VisibleChecks implements Checks {

    private static final double TOLERANCE = 1e-9; // FLOAT64 keeps sixteen digits
    private static final double[][] SCORES = {{2, 1, 0}};
    private static final double[][] SECOND = {{0, 1, 0}};

    @Override
    public Map<String, VisibleCheck> checks(Lab lab) {
        Map<String, VisibleCheck> checks = new LinkedHashMap<>();
        checks.put("sigmoid", () -> near("sigmoid(1)", Activations.sigmoid(1), 0.7310585786300049));
        checks.put("sigmoid-slope", () -> {
            Optional<Mismatch> one = near("sigmoidSlope(0)", Activations.sigmoidSlope(0), 0.25);
            return one.isPresent() ? one : relative("sigmoidSlope(30)",
                    Activations.sigmoidSlope(30), 9.357622968839299e-14);
        });
        checks.put("tanh-slope", () -> {
            Optional<Mismatch> one = near("tanhSlope(0)", Activations.tanhSlope(0), 1);
            return one.isPresent() ? one : relative("tanhSlope(15)", Activations.tanhSlope(15), 3.743049187535369e-13);
        });
        checks.put("relu-slope", () -> Mismatch.unlessNear("reluSlope(-2), reluSlope(0), reluSlope(3)",
                new double[] {Activations.reluSlope(-2), Activations.reluSlope(0), Activations.reluSlope(3)},
                new double[] {0, 0, 1}, 0));
        checks.put("binary", () -> near("binaryCrossEntropy([0, 0], [0, 1])",
                Losses.binaryCrossEntropy(new double[] {0, 0}, new double[] {0, 1}), Math.log(2)));
        checks.put("binary-far", () -> near("binaryCrossEntropy([-800, 800], [1, 1])",
                Losses.binaryCrossEntropy(new double[] {-800, 800}, new double[] {1, 1}), 400));
        checks.put("binary-slope", () -> Mismatch.unlessNear("binarySlope([0, 0], [0, 1])",
                Losses.binarySlope(new double[] {0, 0}, new double[] {0, 1}), new double[] {0.25, -0.25}, TOLERANCE));
        checks.put("softmax", () -> Mismatch.unlessNear("softmax([[2, 1, 0], [1002, 1001, 1000]])",
                flat(Losses.softmax(new double[][] {{2, 1, 0}, {1002, 1001, 1000}})), new double[] {0.66524095577,
                    0.24472847105, 0.09003057317, 0.66524095577, 0.24472847105, 0.09003057317}, TOLERANCE));
        checks.put("cross-entropy", () -> near("crossEntropy([[2, 1, 0]], [[0, 1, 0]])",
                Losses.crossEntropy(SCORES, SECOND), 1.40760596444));
        checks.put("cross-entropy-slope", () -> Mismatch.unlessNear("crossEntropySlope([[2, 1, 0]], [[0, 1, 0]])",
                flat(Losses.crossEntropySlope(SCORES, SECOND)),
                new double[] {0.66524095577, 0.24472847105 - 1, 0.09003057317}, TOLERANCE));
        return checks;
    }

    private static Optional<Mismatch> near(String call, double answer, double expected) {
        return Mismatch.unlessNear(call, answer, expected, TOLERANCE);
    }

    private static Optional<Mismatch> relative(String call, double answer, double expected) {
        return Mismatch.unlessNear(call, answer, expected, 1e-8 * expected);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
