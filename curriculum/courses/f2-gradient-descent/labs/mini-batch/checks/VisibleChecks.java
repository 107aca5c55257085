import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Checks;
import gradus.lab.Lab;
import gradus.lab.Mismatch;
import gradus.lab.VisibleCheck;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** The three rides of the lessons, 1, 2 and 3 km in 7, 13 and 16 minutes: every number here can be checked by hand. */
public final class VisibleChecks implements Checks {

    /** FLOAT32 keeps seven digits, and what is compared here is below 100. */
    private static final double TOLERANCE = 1e-3;
    private static final String RIDES = "[[1, 1], [1, 2], [1, 3]], [7, 13, 16]";

    @Override
    public Map<String, VisibleCheck> checks(Lab lab) {
        Rides rides = new Rides(lab.manager());
        Map<String, VisibleCheck> checks = new LinkedHashMap<>();
        checks.put("epoch", VisibleChecks::epoch);
        checks.put("order", VisibleChecks::order);
        checks.put("gradient", rides::gradient);
        checks.put("together", rides::together);
        checks.put("walk", rides::walk);
        checks.put("rate", VisibleChecks::rate);
        checks.put("training", rides::training);
        return checks;
    }

    private static Optional<Mismatch> epoch() {
        List<int[]> batches = new Batches(5, 2, 1).epoch();
        int[] sizes = batches.stream().mapToInt(batch -> batch.length).toArray();
        int[] sorted = Arrays.stream(order(batches)).sorted().toArray();
        return Arrays.equals(sizes, new int[] {2, 2, 1}) && Arrays.equals(sorted, new int[] {0, 1, 2, 3, 4})
                ? Optional.empty()
                : Optional.of(Mismatch.of("new Batches(5, 2, 1).epoch()", batches,
                        "[[a, b], [c, d], [e]], {a, b, c, d, e} = {0, 1, 2, 3, 4}"));
    }

    private static Optional<Mismatch> order() {
        Batches one = new Batches(20, 6, 1);
        Batches other = new Batches(20, 6, 1);
        List<int[]> orders = IntStream.range(0, 3).mapToObj(_ -> order(one.epoch())).toList();
        List<int[]> again = IntStream.range(0, 3).mapToObj(_ -> order(other.epoch())).toList();
        if (Arrays.equals(orders.get(0), orders.get(1)) || Arrays.equals(orders.get(1), orders.get(2))) {
            return Optional.of(Mismatch.of("b = new Batches(20, 6, 1); b.epoch(), b.epoch(), b.epoch()", orders,
                    "b.epoch() ≠ b.epoch() ≠ b.epoch()"));
        }
        return IntStream.range(0, 3).allMatch(i -> Arrays.equals(orders.get(i), again.get(i))) ? Optional.empty()
                : Optional.of(Mismatch.of("b = new Batches(20, 6, 1); b.epoch(), b.epoch(), b.epoch()", again, orders));
    }

    private static Optional<Mismatch> rate() {
        return Mismatch.unlessNear("rate(0.05, 3, 2)", Descent.rate(0.05f, 3, 2), 0.05 / 7, 1e-6);
    }

    private static int[] order(List<int[]> batches) {
        return batches.stream().flatMapToInt(Arrays::stream).toArray();
    }

    private record Rides(NDManager manager, NDArray design, NDArray targets) {

        Rides(NDManager manager) {
            this(manager, manager.create(new float[] {1, 1, 1, 2, 1, 3}, new Shape(3, 2)),
                    manager.create(new float[] {7, 13, 16}));
        }

        /** Errors −7 and −16: 2/2 · (−7 − 16, −7 · 1 − 16 · 3). */
        Optional<Mismatch> gradient() {
            return Mismatch.unlessNear("gradient(%s, [0, 0], {0, 2})".formatted(RIDES), at(0, 2), vector(-23, -55),
                    TOLERANCE);
        }

        /** For example (2 · (−23, −55) + (−26, −52))/3 = (−24, −54), and the same for every way to deal. */
        Optional<Mismatch> together() {
            NDArray sum = vector(0, 0);
            int seen = 0;
            for (int[] rows : new Batches(3, 2, 1).epoch()) {
                sum = sum.add(at(rows).mul(rows.length));
                seen += rows.length;
            }
            return Mismatch.unlessNear("∑ m · gradient(%s, [0, 0], rows) / ∑ m".formatted(RIDES), sum.div(seen),
                    vector(-24, -54), TOLERANCE);
        }

        /** The first step leads to (1.3, 2.6); there the other two rides have the gradient (−10, −23.8). */
        Optional<Mismatch> walk() {
            return Mismatch.unlessNear("walk(%s, [0, 0], [{1}, {0, 2}], 0.05)".formatted(RIDES),
                    Descent.walk(design, targets, vector(0, 0), List.of(new int[] {1}, new int[] {0, 2}), 0.05f),
                    vector(1.8f, 3.79f), TOLERANCE);
        }

        /** The best line is (3, 4.5). How near a walk comes depends on the order. */
        Optional<Mismatch> training() {
            Batches dealer = new Batches(3, 1, 1);
            NDArray theta = vector(0, 0);
            for (int epoch = 0; epoch < 300; epoch++) {
                theta = Descent.walk(design, targets, theta, dealer.epoch(), Descent.rate(0.05f, 0.02f, epoch));
            }
            return Mismatch.unlessNear("300 × theta = walk(%s, theta, b.epoch(), rate(0.05, 0.02, epoch))"
                    .formatted(RIDES), theta, vector(3, 4.5f), 0.3);
        }

        private NDArray at(int... rows) {
            return Descent.gradient(design, targets, vector(0, 0), rows);
        }

        private NDArray vector(float... values) {
            return manager.create(values);
        }
    }
}
