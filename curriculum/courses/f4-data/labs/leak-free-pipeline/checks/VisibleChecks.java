import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** Small tables that can be worked out by hand. */
public final class VisibleChecks implements Checks {

    private static final double TOLERANCE = 1e-9;
    private static final boolean[] FIRST_THREE = {true, true, true, false, false};
    private static final double[][] TABLE = {{30, 35}, {40, 35}, {50, -999}, {-999, 35}, {100, 20}};

    @Override
    public Map<String, VisibleCheck> checks(Lab lab) {
        Map<String, VisibleCheck> checks = new LinkedHashMap<>();
        checks.put("usable", () -> same("usable([-60, 0, 30])", Split.usable(new long[] {-60, 0, 30}),
                true, true, false));
        checks.put("copies", () -> same("firstCopies([[34, 40], [35, 40], [34, 40], [34, 41]])",
                Split.firstCopies(new double[][] {{34, 40}, {35, 40}, {34, 40}, {34, 41}}), true, true, false, true));
        checks.put("hives", () -> {
            boolean seven = Dice.of(7, 3) < 0.5;
            boolean twelve = Dice.of(12, 3) < 0.5;
            return same("inTest([7, 12, 7, 12], 3, 0.5)", Split.inTest(new long[] {7, 12, 7, 12}, 3, 0.5), seven,
                    twelve, seven, twelve);
        });
        checks.put("order", () -> {
            int seven = Dice.of(7, 3) < 0.5 ? 1 : 0;
            return near("sides([[34], [35], [34]], [7, 7, 12], 3, 0.5)", numbers(
                    Split.sides(new double[][] {{34}, {35}, {34}}, new long[] {7, 7, 12}, 3, 0.5)), seven, seven, -1);
        });
        checks.put("means", () -> near("means of the first three rows",
                Preparation.means(TABLE, FIRST_THREE), 40, 35));
        checks.put("deviations", () -> near("deviations of the first three rows",
                Preparation.deviations(TABLE, FIRST_THREE), Math.sqrt(200 / 3.0), 1));
        checks.put("transform", () -> near("transform([[45, -999]], [40, 35], [10, 2])",
                Preparation.transform(new double[][] {{45, -999}}, new double[] {40, 35}, new double[] {10, 2})[0],
                0.5, 0));
        checks.put("categories", () -> near("categories([3, 1, 3, 2, 4]), the first three are training rows",
                Arrays.stream(Preparation.categories(new long[] {3, 1, 3, 2, 4}, FIRST_THREE)).asDoubleStream()
                        .toArray(), 1, 3));
        checks.put("one-hot", () -> near("oneHot([3, 4], [1, 3])",
                Arrays.stream(Preparation.oneHot(new long[] {3, 4}, new long[] {1, 3})).flatMapToDouble(Arrays::stream)
                        .toArray(), 0, 1, 0, 0));
        checks.put("weights", () -> near("classWeights([no, no, yes, yes, yes]), the first three are training rows",
                Preparation.classWeights(new boolean[] {false, false, true, true, true}, FIRST_THREE), 0.75, 1.5));
        return checks;
    }

    private static Optional<Mismatch> near(String call, double[] answer, double... expected) {
        return Mismatch.unlessNear(call, answer, expected, TOLERANCE);
    }

    private static Optional<Mismatch> same(String call, boolean[] answer, boolean... expected) {
        return Arrays.equals(answer, expected) ? Optional.empty()
                : Optional.of(Mismatch.of(call, Arrays.toString(answer), Arrays.toString(expected)));
    }

    private static double[] numbers(int[] whole) {
        return Arrays.stream(whole).asDoubleStream().toArray();
    }
}
