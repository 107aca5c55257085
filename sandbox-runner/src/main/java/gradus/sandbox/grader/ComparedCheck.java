package gradus.sandbox.grader;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import gradus.grading.Answer;
import gradus.grading.BatchCheck;
import gradus.grading.Call;
import gradus.grading.Draw;
import gradus.grading.Rejected;
import gradus.grading.Tensor;
import gradus.grading.Verdict;
import gradus.sandbox.wire.Comparison;

/** Asks the learner's code what the solution was asked, and compares the answers. All cases must be right. */
record ComparedCheck(Comparison comparison, List<Cases.Case> cases, List<Object> expected, References references)
        implements
            BatchCheck {

    /** @throws IllegalStateException if the solution has no answer */
    static ComparedCheck of(Comparison comparison, List<Cases.Case> cases, References references) {
        var expected = Arrays.asList(cases.stream().map(one -> references.solution(comparison, one)).toArray());
        var check = new ComparedCheck(comparison, cases, expected, references);
        expected.forEach(answer -> check.nearness().require(answer, Answer.of(answer))); // an object, or no number
        return check;
    }

    @Override
    public List<Call> calls(Draw draw) {
        var calls = new ArrayList<Call>();
        for (var one : cases) {
            var arguments = one.arguments().toArray();
            if (isStatic()) {
                calls.add(Call.invoke(comparison.className(), comparison.method(), arguments));
            } else {
                calls.add(Call.create(comparison.className(), one.constructor().toArray()));
                calls.add(Call.on(calls.size() - 1, comparison.method(), arguments));
            }
        }
        return calls;
    }

    @Override
    public Verdict judge(Draw draw, List<Answer> all) {
        var answers = isStatic() ? all
                : IntStream.range(0, cases.size()).mapToObj(i -> all.get(2 * i + 1)).toList();
        var wrong = new ArrayList<Integer>();
        Rejected first = null;
        for (int i = 0; i < cases.size(); i++) {
            try {
                nearness().require(expected.get(i), answers.get(i));
            } catch (Rejected rejected) {
                first = first == null ? rejected : first;
                wrong.add(i);
            }
        }
        if (first == null) {
            return Verdict.pass();
        }
        return recognised(wrong, answers).orElse(new Verdict(0, Optional.of(first.feedback())));
    }

    /** What every wrong case has in common, if it is a known mistake. */
    private Optional<Verdict> recognised(List<Integer> wrong, List<Answer> answers) {
        for (var mistake : comparison.mistakes()) {
            if (all(wrong, answers, i -> references.wrong(mistake.like(), comparison, cases.get(i)))) {
                return Optional.of(Verdict.partial(mistake.share(), mistake.message(), Map.of()));
            }
        }
        if (all(wrong, answers, i -> negated(expected.get(i)))) {
            return Optional.of(Verdict.fail("wrong-sign"));
        }
        if (all(wrong, answers, i -> transposed(expected.get(i)))) {
            return Optional.of(Verdict.fail("transposed"));
        }
        return Optional.empty();
    }

    private boolean all(List<Integer> wrong, List<Answer> answers, IntFunction<Object> mistaken) {
        try {
            return wrong.stream().allMatch(i -> nearness().holds(mistaken.apply(i), answers.get(i)));
        } catch (IllegalStateException | IllegalArgumentException e) {
            return false; // the mistake has no answer here
        }
    }

    private static Object negated(Object answer) {
        return switch (answer) {
            case Long whole -> -whole;
            case Double number -> -number;
            case Tensor tensor when tensor.dtype().isFloat() -> new Tensor(tensor.dtype(), tensor.shape(),
                    Arrays.stream(tensor.values()).map(value -> -value).toArray());
            case null, default -> throw new IllegalArgumentException("Has no sign");
        };
    }

    private static Object transposed(Object answer) {
        if (!(answer instanceof Tensor tensor) || tensor.shape().length != 2) {
            throw new IllegalArgumentException("Has no rows and columns");
        }
        var rows = (int) tensor.shape()[0];
        var columns = (int) tensor.shape()[1];
        var values = new double[tensor.size()];
        Arrays.setAll(values, i -> tensor.at(i % rows * columns + i / rows));
        return new Tensor(tensor.dtype(), new long[] { columns, rows }, values);
    }

    private boolean isStatic() {
        return comparison.constructor() == null;
    }

    private Nearness nearness() {
        return new Nearness(comparison.absolute(), comparison.relative());
    }
}
