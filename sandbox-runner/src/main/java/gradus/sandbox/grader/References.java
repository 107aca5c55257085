package gradus.sandbox.grader;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.Value;
import gradus.sandbox.learner.Reference;
import gradus.sandbox.wire.Comparison;
import gradus.sandbox.wire.GraderJob;

/** The solution and the known wrong answers of a lab, each loaded when it is first asked. */
final class References {

    private static final String SOLUTION = "";

    private final long seed;
    private final LabCode code;
    private final Map<String, Reference> loaded = new HashMap<>();

    References(GraderJob job, LabCode code) {
        this.seed = job.learnerSeed();
        this.code = code;
    }

    /**
     * What the solution answers; see {@link gradus.grading.Call} for what that can be.
     *
     * @throws IllegalStateException if it answers nothing: the lab is at fault
     */
    Object solution(Comparison comparison, Cases.Case one) {
        return ask("The solution", SOLUTION, comparison, one);
    }

    /** @throws IllegalStateException if it answers nothing */
    Object wrong(String like, Comparison comparison, Cases.Case one) {
        return ask("The wrong answer " + like, like, comparison, one);
    }

    private Object ask(String who, String name, Comparison comparison, Cases.Case one) {
        var reference = loaded.computeIfAbsent(name, this::load);
        var arguments = values(one.arguments());
        if (comparison.constructor() == null) {
            return Conversion.fromWire(value(who, comparison, reference.answer(
                    new Header.Invoke(null, comparison.className(), comparison.method(), arguments))));
        }
        var made = value(who, comparison, reference.answer(
                new Header.Create(comparison.className(), values(one.constructor()))));
        if (!(made instanceof Value.Reference(var handle))) {
            throw new IllegalStateException("A constructor makes an object");
        }
        try {
            return Conversion.fromWire(value(who, comparison, reference.answer(
                    new Header.Invoke(handle, null, comparison.method(), arguments))));
        } finally {
            reference.answer(new Header.Release(handle));
        }
    }

    private Reference load(String name) {
        return Reference.of(name.equals(SOLUTION) ? code.solution() : code.wrong(name), seed);
    }

    private static Value value(String who, Comparison comparison, Header answer) {
        return switch (answer) {
            case Header.Answer(var value) -> value;
            case Header.Refusal(var key, var values) -> throw new IllegalStateException("%s has no answer to %s.%s: %s %s"
                    .formatted(who, comparison.className(), comparison.method(), key, values));
            case Header.Call _ -> throw new IllegalStateException("A call is no answer");
        };
    }

    private static List<Value> values(List<Object> arguments) {
        return arguments.stream().map(argument -> Conversion.toWire(argument, _ -> {
            throw new IllegalStateException("No object is drawn");
        })).toList();
    }
}
