import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Grader;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * Holds all slopes together against central differences of a loss that is computed here in another way, weight by
 * weight and without matrices. The other checks compare with the solution, which is so proven twice.
 *
 * <p>Tolerance: a central difference with h = 1e-5 is off by h²/6 · J‴, some 1e-11, and rounding adds as much. Allowed
 * are 1e-7, which a learner's own h from 1e-7 to 1e-4 meets as well; a one-sided difference with h = 1e-5 misses it.
 */
public final class BackpropagationGrader implements Grader {

    private static final String CLASS = "Network";
    private static final double TOLERANCE = 1e-7;
    /** Of what a difference to one side can be off by with any sensible h. */
    private static final double ONE_SIDED = 1e-3;
    private static final int EXAMPLES = 9;
    private static final int OUTER = 2; // from here on, the arrays belong to the output layer

    @Override
    public Map<String, Check> checks(Draw draw) {
        return Map.of(
                "gradients", gradients(Case.draw(draw.random("gradients"), EXAMPLES)),
                "difference", difference(Case.draw(draw.random("difference"), EXAMPLES)));
    }

    private static BatchCheck gradients(Case one) {
        return BatchCheck.of(List.of(Call.invoke(CLASS, "gradients", one.arguments().toArray())), answers -> {
            List<Answer> arrays = answers.getFirst().list();
            if (arrays.size() != one.parameters().size()) {
                return Verdict.fail("count");
            }
            double outer = off(one, arrays, OUTER, arrays.size());
            if (Double.isNaN(outer) || outer > TOLERANCE) {
                return Double.isNaN(outer) ? shape(one, arrays) : Verdict.fail("outer", Map.of("off", rounded(outer)));
            }
            double inner = off(one, arrays, 0, OUTER);
            if (Double.isNaN(inner)) {
                return shape(one, arrays);
            }
            return inner <= TOLERANCE ? Verdict.pass() : Verdict.partial(0.4, "inner", Map.of("off", rounded(inner)));
        });
    }

    /** The largest difference, or NaN if a shape is wrong. */
    private static double off(Case one, List<Answer> arrays, int from, int to) {
        double largest = 0;
        for (int i = from; i < to; i++) {
            Tensor answer = arrays.get(i).tensor();
            if (!Arrays.equals(answer.shape(), one.parameters().get(i).shape())) {
                return Double.NaN;
            }
            answer.requireFinite();
            for (int j = 0; j < answer.size(); j++) {
                largest = Math.max(largest, Math.abs(answer.at(j) - one.slope(i, j)));
            }
        }
        return largest;
    }

    private static Verdict shape(Case one, List<Answer> arrays) {
        long[] first = arrays.getFirst().tensor().shape();
        if (first.length == 2 && first[0] == Case.HIDDEN && first[1] == Case.HIDDEN) {
            return Verdict.partial(0.4, "h-for-x", Map.of());
        }
        int number = IntStream.range(0, arrays.size()).filter(i -> !Arrays.equals(
                arrays.get(i).tensor().shape(), one.parameters().get(i).shape())).findFirst().orElseThrow();
        return Verdict.fail("shape", Map.of("number", Integer.toString(number + 1)));
    }

    private static BatchCheck difference(Case one) {
        List<int[]> places = List.of(new int[] {0, 0}, new int[] {1, 3}, new int[] {2, 1}, new int[] {2, 2});
        List<Call> calls = places.stream().map(place -> {
            List<Object> arguments = new ArrayList<>(one.arguments());
            arguments.add(place[0]);
            arguments.add(place[1]);
            return Call.invoke(CLASS, "difference", arguments.toArray());
        }).toList();
        return BatchCheck.of(calls, answers -> {
            double[] right = places.stream()
                    .mapToDouble(place -> one.slope(0, place[0] * Case.HIDDEN + place[1])).toArray();
            double[] said = answers.stream().mapToDouble(Answer::number).toArray();
            double off = largest(said, right, 1);
            if (off <= TOLERANCE) {
                return Verdict.pass();
            }
            if (largest(said, right, -1) <= TOLERANCE) {
                return Verdict.fail("negative");
            }
            if (largest(said, right, 2) <= TOLERANCE) {
                return Verdict.fail("double");
            }
            return Verdict.fail(off < ONE_SIDED ? "one-sided" : "off", Map.of("off", rounded(off)));
        });
    }

    private static double largest(double[] said, double[] right, double factor) {
        return IntStream.range(0, said.length).mapToDouble(i -> Math.abs(said[i] - factor * right[i])).max()
                .orElseThrow();
    }

    private static String rounded(double number) {
        return new BigDecimal(number).round(new MathContext(2)).toString();
    }
}
