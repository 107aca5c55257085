import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The numbers of the lessons: four rides, a day in the depot, three vehicles, seven parcels. */
public final class VisibleChecks implements Checks {

    private static final double TOLERANCE = 1e-9; // FLOAT64 keeps sixteen digits
    private static final double[] MINUTES = {10, 12, 18, 20};
    private static final double[] PREDICTED = {11, 13, 15, 21};
    private static final long[][] DEPOT = {{955, 25}, {5, 15}};
    private static final long[][] VEHICLES = {{50, 8, 2}, {6, 20, 4}, {0, 4, 6}};
    private static final long[][] NO_SCOOTER = {{5, 0, 1}, {0, 0, 0}, {2, 0, 4}};

    @Override
    public Map<String, VisibleCheck> checks(Lab lab) {
        Map<String, VisibleCheck> checks = new LinkedHashMap<>();
        checks.put("mae", () -> near("meanAbsoluteError([10, 12, 18, 20], [11, 13, 15, 21])",
                Regression.meanAbsoluteError(MINUTES, PREDICTED), 1.5));
        checks.put("r-squared", () -> near("rSquared([10, 12, 18, 20], [11, 13, 15, 21])",
                Regression.rSquared(MINUTES, PREDICTED), 1 - 12 / 68.0));
        checks.put("confusion", () -> matrix("confusion([0, 0, 1, 2], [0, 2, 1, 1], 3)",
                Classification.confusion(new long[] {0, 0, 1, 2}, new long[] {0, 2, 1, 1}, 3),
                new long[][] {{1, 0, 1}, {0, 1, 0}, {0, 1, 0}}));
        checks.put("accuracy", () -> near("accuracy([[955, 25], [5, 15]])", Classification.accuracy(DEPOT), 0.97));
        checks.put("precision", () -> near("precision([[955, 25], [5, 15]], 1)", Classification.precision(DEPOT, 1),
                0.375));
        checks.put("recall", () -> near("recall([[955, 25], [5, 15]], 1)", Classification.recall(DEPOT, 1), 0.75));
        checks.put("empty", () -> Mismatch.unlessNear("precision, recall, f1([[5, 0, 1], [0, 0, 0], [2, 0, 4]], 1)",
                Report.of(NO_SCOOTER, 1), new double[] {0, 0, 0}, 0));
        checks.put("macro-f1", () -> near("macroF1([[50, 8, 2], [6, 20, 4], [0, 4, 6]])",
                Classification.macroF1(VEHICLES), (100 / 116.0 + 40 / 62.0 + 12 / 22.0) / 3));
        checks.put("auc", () -> near("auc([0.9, 0.8, 0.7, 0.4], [1, 0, 1, 0])",
                Ranking.auc(new double[] {0.9, 0.8, 0.7, 0.4}, new long[] {1, 0, 1, 0}), 0.75));
        checks.put("auc-ties", () -> near("auc([0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.2], [1, 0, 1, 1, 0, 0, 0])",
                Ranking.auc(new double[] {0.9, 0.8, 0.7, 0.6, 0.6, 0.4, 0.2}, new long[] {1, 0, 1, 1, 0, 0, 0}),
                19 / 24.0));
        return checks;
    }

    private static Optional<Mismatch> near(String call, double answer, double expected) {
        return Mismatch.unlessNear(call, answer, expected, TOLERANCE);
    }

    private static Optional<Mismatch> matrix(String call, long[][] answer, long[][] expected) {
        return Arrays.deepEquals(answer, expected) ? Optional.empty()
                : Optional.of(Mismatch.of(call, Arrays.deepToString(answer), Arrays.deepToString(expected)));
    }
}
