import gradus.grading.AdaptiveCheck;
import gradus.grading.Answer;
import gradus.grading.Call;
import gradus.grading.Draw;
import gradus.grading.Dtype;
import gradus.grading.Handle;
import gradus.grading.Learner;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;

/**
 * All of the learner's methods together, on hidden flats, in the way that {@code Train} goes: four walks of a fixed
 * length from zero. What counts is how much of the loss above the smallest possible one is left, as a multiple of that.
 *
 * <p>Measured on 50 seeds, mean ± standard deviation. Every limit is at least 4.9 deviations from the solution
 * and from the answers that it is to catch (marked with *):
 *
 * <pre>
 *                      after an epoch,    at rest, single    batches of ten,    at rest, single
 *                      single to all      examples           to single ones     and a falling rate
 * limit                below 0.5          above 0.12         below 0.4          below 0.1
 * solution             0.007 ± 0.005      0.387 ± 0.051      0.053 ± 0.010      0.013 ± 0.003
 * with-replacement     0.007 ± 0.005      0.385 ± 0.058      0.078 ± 0.021      0.022 ± 0.005
 * never-slower         0.007 ± 0.005      0.387 ± 0.051      0.053 ± 0.010      0.391 ± 0.058 *
 * one-step-an-epoch    0.086 ± 0.040      0.093 ± 0.072      0.987 ± 0.077 *    1.48 ± 0.85
 * divides-by-all       1.026 ± 0.009 *    24.0 ± 5.1         0.996 ± 0.005 *    46.4 ± 10.3
 * all-rows             0                  1e-11 *            none               1e-11
 * sum-for-mean, uphill, gradients-add-up: farther from the bottom than at the start, or no number at all *
 * </pre>
 */
final class Training implements AdaptiveCheck {

    private static final int FLATS = 300;
    private static final int BATCH = 10;
    private static final float RATE = 0.05f;
    private static final double DECAY = 3;
    private static final int EPOCHS = 6;
    /** An epoch's batches are walked in that many pieces, so that the walk is seen on its way. */
    private static final int PIECES = 10;
    /** From this epoch on, a walk with a constant rate is as near as it ever gets. */
    private static final int SETTLED = 2;

    private static final double SOONER = 0.5;
    private static final double QUIET = 0.12;
    private static final double CALMER = 0.4;
    private static final double ARRIVED = 0.1;

    @Override
    public Verdict judge(Draw draw, Learner learner) {
        var random = draw.random("training");
        Flats flats = Flats.draw(random, FLATS, 4);
        Trainer trainer = new Trainer(learner, flats, flats.smallestLoss());

        double[] all = trainer.left(FLATS, 0, 1, random.nextLong());
        // In the order of the practice run, or the same walk would get another colour.
        double[] small = trainer.left(BATCH, 0, EPOCHS, random.nextLong());
        double[] single = trainer.left(1, 0, EPOCHS, random.nextLong());
        double[] falling = trainer.left(1, DECAY, EPOCHS, random.nextLong());

        double first = single[PIECES - 1] / all[0];
        double restless = mean(single, SETTLED);
        double calm = mean(small, SETTLED);
        double arrived = mean(falling, EPOCHS / 2);
        if (!DoubleStream.of(all[0], restless, calm, arrived).allMatch(left -> left < trainer.start())) {
            return Verdict.fail("diverges");
        }
        if (first > SOONER) {
            return Verdict.fail("no-sooner");
        }
        if (restless < QUIET) {
            return Verdict.fail("quiet");
        }
        if (calm > CALMER * restless) {
            return Verdict.fail("no-calmer");
        }
        return arrived < ARRIVED ? Verdict.pass() : Verdict.partial(0.5, "restless", Map.of());
    }

    /** Of all points from the beginning of that epoch on. */
    private static double mean(double[] left, int epoch) {
        int from = Math.min(epoch * left.length / EPOCHS, left.length - 1);
        return Arrays.stream(left, from, left.length).average().orElseThrow();
    }

    private record Trainer(Learner learner, Flats flats, double smallest) {

        /** Before the first step. */
        double start() {
            return left(Flats.vector(new double[flats.parameters()]));
        }

        private double left(Tensor theta) {
            return (flats.loss(theta.values()) - smallest) / smallest;
        }

        /** After each piece; from the first place that is no number on, infinite. */
        double[] left(int size, double decay, int epochs, long seed) {
            String name = "loss/B = " + size + (decay > 0 ? " ↘" : "");
            Handle dealer = learner.call(Call.create(MiniBatchGrader.BATCHES, FLATS, size, seed)).handle();
            Tensor theta = Flats.vector(new double[flats.parameters()]);
            learner.metric(name, 0, flats.loss(theta.values()));
            int pieces = size == FLATS ? 1 : PIECES;
            double[] left = new double[epochs * pieces];
            Arrays.fill(left, Double.POSITIVE_INFINITY);
            long seen = 0;
            for (int epoch = 0; epoch < epochs; epoch++) {
                List<Tensor> batches = learner.call(Call.on(dealer, "epoch")).list().stream()
                        .map(batch -> batch.tensor(Dtype.INT32, -1)).toList();
                double rate = learner.call(Call.invoke(MiniBatchGrader.DESCENT, "rate", RATE, decay, epoch)).number();
                for (int piece = 0; piece < pieces; piece++) {
                    List<Tensor> some = batches.subList(piece * batches.size() / pieces,
                            (piece + 1) * batches.size() / pieces);
                    Answer answer = learner.call(Call.invoke(MiniBatchGrader.DESCENT, "walk", flats.design(),
                            flats.targets(), theta, some, rate));
                    theta = answer.tensor().requireShape(flats.parameters()).as(Dtype.FLOAT32);
                    if (Arrays.stream(theta.values()).anyMatch(value -> !Double.isFinite(value))) {
                        return left;
                    }
                    seen += some.stream().mapToInt(Tensor::size).sum();
                    left[epoch * pieces + piece] = left(theta);
                    learner.metric(name, seen, flats.loss(theta.values()));
                }
            }
            return left;
        }
    }
}
