import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Cases that are small enough to be done by hand. */
public final class VisibleChecks implements Checks {

    private static final double TOLERANCE = 1e-9; // FLOAT64 keeps sixteen digits
    private static final int[] FOLD = {0, 1, 1, 0, 2};
    private static final double[][] X = {{1, 5}, {3, 5}, {100, -7}};

    @Override
    public Map<String, VisibleCheck> checks(Lab lab) {
        Map<String, VisibleCheck> checks = new LinkedHashMap<>();
        checks.put("deal", () -> rows("deal(7, 3)", Folds.deal(7, 3), 0, 0, 0, 1, 1, 2, 2));
        checks.put("training", () -> rows("training([0, 1, 1, 0, 2], 1)", Folds.training(FOLD, 1), 0, 3, 4));
        checks.put("test", () -> rows("test([0, 1, 1, 0, 2], 1)", Folds.test(FOLD, 1), 1, 2));
        checks.put("scale", () -> Mismatch.unlessNear("fit([[1, 5], [3, 5], [100, -7]], [0, 1])",
                flat(Scaler.fit(X, new int[] {0, 1})), new double[] {2, 5, 1, 1}, TOLERANCE));
        checks.put("apply", () -> Mismatch.unlessNear("apply([[1, 5], [3, 5], [100, -7]], [[2, 5], [1, 4]])",
                flat(Scaler.apply(X, new double[][] {{2, 5}, {1, 4}})), new double[] {-1, 0, 1, 0, 98, -3}, TOLERANCE));
        checks.put("predictions", () -> Mismatch.unlessNear(
                "predictions([[1], [2], [4], [8]], [10, 20, 40, 80], [0, 0, 1, 1], 2, 1)",
                CrossValidation.predictions(new double[][] {{1}, {2}, {4}, {8}}, new double[] {10, 20, 40, 80},
                        new int[] {0, 0, 1, 1}, 2, 1),
                new double[] {40, 40, 20, 20}, TOLERANCE));
        checks.put("fold-errors", () -> Mismatch.unlessNear("foldErrors([1, 2, 3], [2, 4, 3], [0, 1, 1], 2)",
                CrossValidation.foldErrors(new double[] {1, 2, 3}, new double[] {2, 4, 3}, new int[] {0, 1, 1}, 2),
                new double[] {1, 2}, TOLERANCE));
        checks.put("overall", () -> near("overall([1, 2], [0, 1, 1])",
                CrossValidation.overall(new double[] {1, 2}, new int[] {0, 1, 1}), 5 / 3.0));
        checks.put("standard-error", () -> near("standardError([1, 2, 3, 6])",
                CrossValidation.standardError(new double[] {1, 2, 3, 6}), Math.sqrt(14 / 3.0) / 2));
        checks.put("choose", () -> near("choose([9, 5, 4, 4.5, 7], [1, 1, 0.6, 1, 1])", CrossValidation
                .choose(new double[] {9, 5, 4, 4.5, 7}, new double[] {1, 1, 0.6, 1, 1}), 3));
        return checks;
    }

    private static Optional<Mismatch> rows(String call, int[] answer, int... expected) {
        return Arrays.equals(answer, expected) ? Optional.empty() : Optional.of(Mismatch.of(call, answer, expected));
    }

    private static Optional<Mismatch> near(String call, double answer, double expected) {
        return Mismatch.unlessNear(call, answer, expected, TOLERANCE);
    }

    private static double[] flat(double[][] rows) {
        return Arrays.stream(rows).flatMapToDouble(Arrays::stream).toArray();
    }
}
