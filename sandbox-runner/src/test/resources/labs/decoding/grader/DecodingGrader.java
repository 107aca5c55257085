import gradus.grading.AdaptiveCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Dtype;
import gradus.grading.Grader;
import gradus.grading.Learner;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import java.util.Arrays;
import java.util.Map;
import java.util.random.RandomGenerator;

class DecodingGrader implements Grader {

    private static final int WIDTH = 8;
    private static final int STEPS = 24;

    @Override
    public Map<String, Check> checks(Draw draw) {
        return Map.of("same", (AdaptiveCheck) this::same, "apart", (AdaptiveCheck) this::apart);
    }

    private Verdict same(Draw draw, Learner learner) {
        var random = draw.random("same");
        Tensor[] weights = {matrix(random, WIDTH), matrix(random, WIDTH), matrix(random, WIDTH)};
        var decoder = learner.call(Call.create("Decoder", (Object[]) weights)).handle();
        var all = new double[0];
        for (int step = 1; step <= STEPS; step++) {
            var x = matrix(random, 1);
            all = Arrays.copyOf(all, step * WIDTH);
            System.arraycopy(x.values(), 0, all, (step - 1) * WIDTH, WIDTH);
            var stepwise = learner.call(Call.on(decoder, "next", x)).tensor(Dtype.FLOAT64, 1, WIDTH);
            var full = learner.call(Call.invoke("Decoder", "full", weights[0], weights[1], weights[2],
                    new Tensor(Dtype.FLOAT64, new long[] {step, WIDTH}, all))).tensor(Dtype.FLOAT64, 1, WIDTH);
            stepwise.requireNear(full, 1e-12, 0);
            if (learner.call(Call.on(decoder, "cached")).integer() != step) {
                return Verdict.fail("no-cache");
            }
        }
        return Verdict.pass();
    }

    /** Two decoders share nothing; one that was released is gone. */
    private Verdict apart(Draw draw, Learner learner) {
        var random = draw.random("apart");
        var one = learner.call(Call.create("Decoder", matrix(random, WIDTH), matrix(random, WIDTH),
                matrix(random, WIDTH))).handle();
        var other = learner.call(Call.create("Decoder", matrix(random, WIDTH), matrix(random, WIDTH),
                matrix(random, WIDTH))).handle();
        learner.call(Call.on(one, "next", matrix(random, 1)));
        learner.call(Call.release(one));
        learner.call(Call.on(other, "next", matrix(random, 1)));
        return learner.call(Call.on(other, "cached")).integer() == 1 ? Verdict.pass() : Verdict.fail("shared");
    }

    private static Tensor matrix(RandomGenerator random, int rows) {
        var values = random.doubles((long) rows * WIDTH, -1, 1).toArray();
        return new Tensor(Dtype.FLOAT64, new long[] {rows, WIDTH}, values);
    }
}
