import gradus.grading.AdaptiveCheck;
import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Learner;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** The gradient of one batch, and that of all batches of an epoch together. */
final class Gradients {

    /** cos 0.8°, where float32 errs by less than a hundredth of a degree. */
    private static final double SAME_DIRECTION = 0.9999;

    private Gradients() {
    }

    /** Some rows, and a theta far from what is best for them. */
    private record Question(Flats flats, Tensor theta, int[] rows) {

        static Question draw(RandomGenerator random, int flats, int parameters, int rows) {
            int first = random.nextInt(1, flats - rows + 1); // never from 0: the first rows are another batch
            int[] some = IntStream.range(first, first + rows).map(i -> flats - 1 - (i * 7 + 3) % flats).toArray();
            return new Question(Flats.draw(random, flats, parameters), start(random, parameters), some);
        }

        Call call() {
            return Call.invoke(MiniBatchGrader.DESCENT, "gradient", flats.design(), flats.targets(), theta, rows);
        }

        Verdict judge(Answer answer) {
            double[] gradient = answer.floats(flats.parameters()).values();
            double[] expected = flats.gradient(theta.values(), rows);
            if (MiniBatchGrader.near(gradient, expected)) {
                return Verdict.pass();
            }
            if (MiniBatchGrader.near(gradient, flats.gradient(theta.values(), flats.all()))) {
                return Verdict.fail("all-rows");
            }
            int[] firstRows = IntStream.range(0, rows.length).toArray();
            if (MiniBatchGrader.near(gradient, flats.gradient(theta.values(), firstRows))) {
                return Verdict.fail("first-rows");
            }
            double length = Flats.norm(gradient);
            double ratio = length / Flats.norm(expected);
            double cosine = length == 0 ? 0 : Flats.dot(gradient, expected) / length / Flats.norm(expected);
            if (cosine <= -SAME_DIRECTION) {
                return Verdict.fail("downhill");
            }
            if (cosine < SAME_DIRECTION) {
                return Verdict.fail("elsewhere");
            }
            if (MiniBatchGrader.near(ratio, (double) rows.length / flats.count())) {
                return Verdict.partial(0.4, "divided-by-all", Map.of());
            }
            if (MiniBatchGrader.near(ratio, rows.length)) {
                return Verdict.partial(0.4, "sum", Map.of());
            }
            return MiniBatchGrader.near(ratio, 0.5) ? Verdict.partial(0.4, "half", Map.of())
                    : Verdict.partial(0.4, "length", Map.of("ratio", MiniBatchGrader.rounded(ratio)));
        }
    }

    static BatchCheck ofABatch(RandomGenerator random) {
        List<Question> questions = List.of(Question.draw(random, 41, 3, 9), Question.draw(random, 30, 5, 1),
                Question.draw(random, 53, 2, 30));
        return BatchCheck.of(questions.stream().map(Question::call).toList(), answers -> MiniBatchGrader.worst(
                IntStream.range(0, questions.size()).mapToObj(i -> questions.get(i).judge(answers.get(i))).toList()));
    }

    /** Every batch of an epoch at one theta, weighed by its size: exactly the gradient of all. Then one of all. */
    static AdaptiveCheck ofAnEpoch(RandomGenerator random) {
        Flats flats = Flats.draw(random, 59, 4);
        Tensor theta = start(random, 4);
        long seed = random.nextLong();
        return (_, learner) -> {
            double[] full = flats.gradient(theta.values(), flats.all());
            if (!MiniBatchGrader.near(mean(learner, flats, theta, 8, seed), full)) {
                return Verdict.fail("biased");
            }
            return MiniBatchGrader.near(mean(learner, flats, theta, flats.count(), seed), full) ? Verdict.pass()
                    : Verdict.fail("whole");
        };
    }

    private static double[] mean(Learner learner, Flats flats, Tensor theta, int size, long seed) {
        double[] sum = new double[flats.parameters()];
        int seen = 0;
        Answer dealer = learner.call(Call.create(MiniBatchGrader.BATCHES, flats.count(), size, seed));
        for (Answer batch : learner.call(Call.on(dealer.handle(), "epoch")).list()) {
            int[] rows = MiniBatchGrader.rows(batch);
            double[] gradient = learner.call(new Question(flats, theta, rows).call()).floats(sum.length).values();
            Arrays.setAll(sum, i -> sum[i] + rows.length * gradient[i]);
            seen += rows.length;
        }
        int examples = seen;
        return Arrays.stream(sum).map(element -> element / examples).toArray();
    }

    static Tensor start(RandomGenerator random, int parameters) {
        return Flats.vector(random.doubles(parameters, -1, 1).toArray());
    }
}
