import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Grader;
import gradus.grading.Rejected;
import gradus.grading.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * The two counts that do not fit into an {@code int}. Wherever a learner's formula computes in {@code int}, in one product or
 * throughout, what it adds and multiplies is right but for multiples of 2³², and so is its answer. No comparison with a known
 * wrong answer could tell all of these.
 */
public final class ModelBudgetGrader implements Grader {

    private static final String CLASS = "Budget";
    private static final int CASES = 6;
    /** Of the points, for a right formula computed in {@code int}, or for keys without values. */
    private static final double HALF_RIGHT = 0.4;

    @Override
    public Map<String, Check> checks(Draw draw) {
        return Map.of(
                "transformer", transformer(draw.random("transformer")),
                "cache-bytes", cacheBytes(draw.random("cache-bytes")));
    }

    private static BatchCheck transformer(RandomGenerator random) {
        List<Call> calls = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            // In the first case not even a single block fits into an int, nor do the tables.
            long layers = random.nextLong(40, 121);
            long width = random.nextLong(i == 0 ? 14_000 : 3_000, 16_001);
            long vocabulary = random.nextLong(i == 0 ? 160_000 : 40_000, 200_001);
            long context = random.nextLong(512, 4_001);
            calls.add(Call.invoke(CLASS, "transformer", layers, width, vocabulary, context));
            counts.add(layers * (12 * width * width + 13 * width) + (vocabulary + context + 2) * width);
        }
        return BatchCheck.of(calls, answers -> judge(counts, integers(answers)));
    }

    private static BatchCheck cacheBytes(RandomGenerator random) {
        List<Call> calls = new ArrayList<>();
        List<Long> counts = new ArrayList<>();
        for (int i = 0; i < CASES; i++) {
            long layers = random.nextLong(40, 121);
            long width = random.nextLong(3_000, 16_001);
            long tokens = random.nextLong(9_001, 100_001);
            long bytes = random.nextBoolean() ? 4 : 1;
            calls.add(Call.invoke(CLASS, "cacheBytes", layers, width, tokens, bytes));
            counts.add(2 * layers * width * tokens * bytes);
        }
        return BatchCheck.of(calls, answers -> {
            List<Long> given = integers(answers);
            return IntStream.range(0, CASES).allMatch(i -> 2 * given.get(i) == counts.get(i))
                    ? Verdict.partial(HALF_RIGHT, "keys-only", Map.of())
                    : judge(counts, given);
        });
    }

    private static Verdict judge(List<Long> counts, List<Long> given) {
        int first = IntStream.range(0, CASES).filter(i -> !counts.get(i).equals(given.get(i))).findFirst().orElse(-1);
        if (first < 0) {
            return Verdict.pass();
        }
        if (IntStream.range(0, CASES).allMatch(i -> counts.get(i).intValue() == given.get(i).intValue())) {
            return Verdict.partial(HALF_RIGHT, "int-overflow", Map.of());
        }
        throw Rejected.wrongValue(0, Math.abs((double) given.get(first) - counts.get(first)));
    }

    private static List<Long> integers(List<Answer> answers) {
        return answers.stream().map(Answer::integer).toList();
    }
}
