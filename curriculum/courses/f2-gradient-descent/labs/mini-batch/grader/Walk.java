import gradus.grading.AdaptiveCheck;
import gradus.grading.Call;
import gradus.grading.Dtype;
import gradus.grading.Learner;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Where {@code walk} leads, compared with where the learner's own {@code gradient} leads: a mistake in that one has
 * cost its points already.
 */
record Walk(Flats flats, Tensor theta, List<int[]> batches, double rate) {

    static AdaptiveCheck check(RandomGenerator random) {
        List<int[]> batches = List.of(new int[] {7, 2, 12}, new int[] {0, 9, 4}, new int[] {11, 1, 3},
                new int[] {10, 5, 8}, new int[] {6});
        Walk walk = new Walk(Flats.draw(random, 13, 3), Gradients.start(random, 3), batches,
                random.nextDouble(0.03, 0.06));
        return (_, learner) -> walk.judge(learner);
    }

    private Verdict judge(Learner learner) {
        double[] answer = learner.call(Call.invoke(MiniBatchGrader.DESCENT, "walk", flats.design(), flats.targets(),
                theta, batches.stream().map(Tensor::of).toList(), rate)).floats(theta.size()).values();
        if (at(answer, led(learner, batches, rate))) {
            return Verdict.pass();
        }
        if (at(answer, theta.values())) {
            return Verdict.fail("stays");
        }
        if (at(answer, led(learner, batches, -rate))) {
            return Verdict.fail("uphill");
        }
        if (at(answer, led(learner, batches, 1))) {
            return Verdict.partial(0.4, "no-rate", Map.of());
        }
        if (at(answer, led(learner, batches.subList(0, 1), rate))) {
            return Verdict.fail("first-batch");
        }
        if (at(answer, added(learner))) {
            return Verdict.fail("adds-up");
        }
        return Verdict.fail(isFromTheStart(learner, answer) ? "one-place" : "elsewhere");
    }

    private boolean at(double[] answer, double[] place) {
        return MiniBatchGrader.near(answer, place);
    }

    private double[] led(Learner learner, List<int[]> some, double step) {
        Tensor place = theta;
        for (int[] rows : some) {
            place = moved(place, gradient(learner, place, rows), step);
        }
        return place.values();
    }

    /** Each gradient has all earlier ones in it, as if nothing had set it back to zero. */
    private double[] added(Learner learner) {
        Tensor place = theta;
        double[] sum = new double[theta.size()];
        for (int[] rows : batches) {
            double[] gradient = gradient(learner, place, rows);
            Arrays.setAll(sum, i -> sum[i] + gradient[i]);
            place = moved(place, sum, rate);
        }
        return place.values();
    }

    /** All gradients taken at the first theta: their sum, their mean, or the last of them. */
    private boolean isFromTheStart(Learner learner, double[] answer) {
        double[] sum = new double[theta.size()];
        double[] last = sum;
        for (int[] rows : batches) {
            last = gradient(learner, theta, rows);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += last[i];
            }
        }
        double[] weighed = gradient(learner, theta, flats.all());
        return at(answer, moved(theta, sum, rate).values()) || at(answer, moved(theta, last, rate).values())
                || at(answer, moved(theta, sum, rate / batches.size()).values())
                || at(answer, moved(theta, weighed, rate).values());
    }

    private double[] gradient(Learner learner, Tensor place, int... rows) {
        return learner.call(Call.invoke(MiniBatchGrader.DESCENT, "gradient", flats.design(), flats.targets(), place,
                rows)).floats(theta.size()).values();
    }

    private static Tensor moved(Tensor place, double[] gradient, double step) {
        return new Tensor(Dtype.FLOAT32, place.shape(), IntStream.range(0, place.size())
                .mapToDouble(i -> place.at(i) - step * gradient[i]).toArray());
    }
}
