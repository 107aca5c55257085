package gradus.grading;

import java.util.List;
import java.util.function.Function;

/** First all calls, then the judgement. */
public non-sealed interface BatchCheck extends Check {

    /** The calls, made in this order; one may go to an object that an earlier one made ({@link Handle#ofCall}). */
    List<Call> calls(Draw draw);

    /**
     * Judges. Only asked when every call was answered: a call whose code threw has failed the check already, unless it
     * was marked {@link Call#mayFail()}.
     *
     * @param answers one for each call, in the same order
     */
    Verdict judge(Draw draw, List<Answer> answers);

    /** For checks that have drawn what they need in {@link Grader#checks}. */
    static BatchCheck of(List<Call> calls, Function<List<Answer>, Verdict> judge) {
        var fixed = List.copyOf(calls);
        return new BatchCheck() {
            @Override
            public List<Call> calls(Draw draw) {
                return fixed;
            }

            @Override
            public Verdict judge(Draw draw, List<Answer> answers) {
                return judge.apply(answers);
            }
        };
    }
}
