import gradus.grading.AdaptiveCheck;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Check;
import gradus.grading.Draw;
import gradus.grading.Dtype;
import gradus.grading.Grader;
import gradus.grading.Learner;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import java.util.List;
import java.util.Map;

class GptGrader implements Grader {

    private static final int CONTEXT = 16;
    private static final int VOCABULARY = 32;

    @Override
    public Map<String, Check> checks(Draw draw) {
        return Map.of("learns", (AdaptiveCheck) this::learns, "repeats", (AdaptiveCheck) (_, learner) -> {
            var options = Map.of("steps", 20.0, "rate", 0.1);
            var first = learner.call(Call.train(draw.seed(), options)).floats(20);
            var second = learner.call(Call.train(draw.seed(), options)).floats(20);
            first.requireNear(second, 0, 0);
            return Verdict.pass();
        }, "causal", BatchCheck.of(List.of(Call.predict(sequence(5, 1, CONTEXT)),
                Call.predict(sequence(5, 1, CONTEXT / 2))), answers -> {
                    var whole = answers.get(0).floats(1, CONTEXT, VOCABULARY);
                    var changed = answers.get(1).floats(1, CONTEXT, VOCABULARY);
                    for (int i = 0; i < CONTEXT / 2 * VOCABULARY; i++) {
                        if (Math.abs(whole.at(i) - changed.at(i)) > 1e-5) {
                            return Verdict.fail("looks-ahead", Map.of("position", "" + i / VOCABULARY));
                        }
                    }
                    return Verdict.pass();
                }));
    }

    private Verdict learns(Draw draw, Learner learner) {
        var losses = learner.call(Call.train(draw.seed(), Map.of("steps", 400.0, "rate", 0.5))).floats(400);
        for (int step = 0; step < losses.size(); step += 20) {
            learner.metric("loss", step, losses.at(step));
        }
        var right = 0;
        for (int stride = 1; stride <= 3; stride++) {
            var logits = learner.call(Call.predict(sequence(7, stride, CONTEXT))).floats(1, CONTEXT, VOCABULARY);
            var last = (CONTEXT - 1) * VOCABULARY;
            var best = 0;
            for (int token = 1; token < VOCABULARY; token++) {
                best = logits.at(last + token) > logits.at(last + best) ? token : best;
            }
            right += best == (7 + CONTEXT * stride) % VOCABULARY ? 1 : 0;
        }
        return right == 3 ? Verdict.pass() : Verdict.partial(right / 3.0, "predicts", Map.of("right", "" + right));
    }

    /** Counts up to position {@code changed} and is all zeros from there. */
    private static Tensor sequence(int start, int stride, int changed) {
        var ids = new double[CONTEXT];
        for (int i = 0; i < changed; i++) {
            ids[i] = (start + i * stride) % VOCABULARY;
        }
        return new Tensor(Dtype.INT64, new long[] {1, CONTEXT}, ids);
    }
}
