import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Dtype;
import gradus.grading.Grader;
import gradus.grading.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Judges the dealing, the gradient, the walk and the rate each by itself, then what they are together: an unbiased
 * estimate, and a training that arrives.
 */
public final class MiniBatchGrader implements Grader {

    static final String DESCENT = "Descent";
    static final String BATCHES = "Batches";
    /**
     * Of the largest element. Float32 rounds by 6e-8 of a number and sums here have at most 60 terms, so honest answers
     * are within 1e-5; the nearest known mistake is off by a tenth.
     */
    static final double TOLERANCE = 1e-3;

    @Override
    public Map<String, Check> checks(Draw draw) {
        return Map.of(
                "epoch", Epochs.once(draw.random("epoch")),
                "order", Epochs.order(draw.random("order")),
                "gradient", Gradients.ofABatch(draw.random("gradient")),
                "together", Gradients.ofAnEpoch(draw.random("together")),
                "walk", Walk.check(draw.random("walk")),
                "rate", rate(draw.random("rate")),
                "training", new Training());
    }

    private static BatchCheck rate(RandomGenerator random) {
        double start = random.nextDouble(0.02, 0.2);
        double decay = random.nextDouble(0.3, 0.7);
        int[] epochs = {0, 1, 3, 20};
        List<Call> calls = Arrays.stream(epochs)
                .mapToObj(epoch -> Call.invoke(DESCENT, "rate", start, decay, epoch)).toList();
        return BatchCheck.of(calls, answers -> worst(IntStream.range(0, epochs.length)
                .mapToObj(i -> rate(answers.get(i), start, decay, epochs[i])).toList()));
    }

    private static Verdict rate(Answer answer, double start, double decay, int epoch) {
        double rate = answer.number();
        if (near(rate, start / (1 + decay * epoch))) {
            return Verdict.pass();
        }
        if (near(rate, start)) {
            return Verdict.fail("constant");
        }
        if (near(rate, start / 1 + decay * epoch)) {
            return Verdict.fail("parentheses");
        }
        if (near(rate, start / (1 + decay * (epoch + 1)))) {
            return Verdict.partial(0.5, "from-one", Map.of());
        }
        if (near(rate, start * Math.pow(decay, epoch)) || near(rate, start * Math.exp(-decay * epoch))
                || near(rate, start * Math.pow(1 - decay, epoch))) {
            return Verdict.fail("exponential");
        }
        answer.near(start / (1 + decay * epoch), TOLERANCE * start);
        return Verdict.pass();
    }

    /** Several cases, one verdict: the worst of them. */
    static Verdict worst(List<Verdict> verdicts) {
        return verdicts.stream().min(Comparator.comparingDouble(Verdict::fraction)).orElseThrow();
    }

    /** The rows of a batch, as the learner dealt them. */
    static int[] rows(Answer answer) {
        return Arrays.stream(answer.tensor(Dtype.INT32, -1).values()).mapToInt(row -> (int) row).toArray();
    }

    static boolean near(double answer, double expected) {
        return Math.abs(answer - expected) <= TOLERANCE * Math.abs(expected);
    }

    static boolean near(double[] answer, double[] expected) {
        double tolerance = TOLERANCE * Arrays.stream(expected).map(Math::abs).max().orElseThrow();
        return answer.length == expected.length && IntStream.range(0, answer.length)
                .allMatch(i -> Math.abs(answer[i] - expected[i]) <= tolerance);
    }

    static String rounded(double number) {
        return new BigDecimal(number).round(new MathContext(2)).toPlainString();
    }
}
