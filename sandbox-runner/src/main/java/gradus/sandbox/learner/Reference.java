package gradus.sandbox.learner;

import java.util.HashMap;
import java.util.Map;

import gradus.lab.Lab;
import gradus.sandbox.compile.MemoryCompiler;
import gradus.sandbox.compile.Problem;
import gradus.sandbox.gate.Header;

/**
 * Code of the lab's own (its solution, a known wrong answer), called in this very process exactly as the learner's code
 * is called in its own. For the grader, which trusts it.
 */
public final class Reference {

    private final Calls calls;

    private Reference(Calls calls) {
        this.calls = calls;
    }

    /**
     * Loads the engine when it is first called; the thread that does is the one to ask on.
     *
     * @param sources file name → text
     * @throws IllegalArgumentException naming the first place that does not compile
     */
    public static Reference of(Map<String, String> sources, long seed) {
        var compiled = MemoryCompiler.compile(new HashMap<>(sources));
        if (!compiled.complete()) {
            throw new IllegalArgumentException(compiled.problems().stream()
                    .filter(problem -> problem.severity().equals("error")).findFirst().map(Reference::words)
                    .orElse("It does not compile"));
        }
        var engine = Engines.load();
        Engines.seed(engine, seed);
        return new Reference(new Calls(new Code(compiled, ""), engine.newBaseManager(), Reference::noLab));
    }

    /** The value, or why there is none. */
    public Header answer(Header.Call call) {
        return calls.answer(call);
    }

    private static Lab noLab(long seed) {
        throw new IllegalStateException("A comparison does not train");
    }

    private static String words(Problem problem) {
        return "%s:%d: %s".formatted(problem.file(), problem.line(), problem.message());
    }
}
