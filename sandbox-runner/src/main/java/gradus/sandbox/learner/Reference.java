package gradus.sandbox.learner;

import java.io.OutputStream;
import java.nio.channels.ByteChannel;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongFunction;

import ai.djl.engine.Engine;
import ai.djl.ndarray.NDManager;
import gradus.lab.Lab;
import gradus.sandbox.compile.Compiled;
import gradus.sandbox.compile.MemoryCompiler;
import gradus.sandbox.compile.Problem;
import gradus.sandbox.gate.BrokenGate;
import gradus.sandbox.gate.Header;

/**
 * Code of the lab's own (its solution, a known wrong answer), called in this very process exactly as the learner's code
 * is called in its own. For the grader, which trusts it.
 */
public final class Reference implements AutoCloseable {

    private final NDManager manager;
    private final Calls calls;

    private Reference(NDManager manager, Calls calls) {
        this.manager = manager;
        this.calls = calls;
    }

    /**
     * Loads the engine when it is first called; the thread that does is the one to ask on.
     *
     * @param compiled completely
     */
    public static Reference of(Compiled compiled, long seed) {
        var engine = Engines.load();
        Engines.seed(engine, seed);
        return of(new Code(compiled, ""), engine.newBaseManager(), Reference::noLab);
    }

    /**
     * The same for a whole answer: it can train, too, and the thread that makes it sees its classes. Nobody hears what it
     * says.
     *
     * @param sources file name → text
     * @param entryPoint the class that trains
     * @throws IllegalArgumentException naming the first place that does not compile
     */
    public static Reference answer(Map<String, String> sources, String entryPoint, long seed) {
        var code = compile(sources, entryPoint);
        var engine = Engines.load();
        Engines.seed(engine, seed);
        Thread.currentThread().setContextClassLoader(code.loader());
        var manager = engine.newBaseManager();
        return of(code, manager, training -> lab(engine, manager, training));
    }

    private static Reference of(Code code, NDManager manager, LongFunction<Lab> labs) {
        return new Reference(manager, new Calls(code, manager, labs));
    }

    /** The value, or why there is none. */
    public Header answer(Header.Call call) {
        return calls.answer(call);
    }

    /** Answers all that comes through the gate, until it is closed. */
    public void answerAll(ByteChannel gate) throws BrokenGate {
        new CallRun(gate, calls).answerAll();
    }

    /** Frees its tensors. */
    @Override
    public void close() {
        manager.close();
    }

    private static Code compile(Map<String, String> sources, String entryPoint) {
        var compiled = MemoryCompiler.compile(new HashMap<>(sources));
        if (!compiled.complete()) {
            throw new IllegalArgumentException(compiled.problems().stream()
                    .filter(problem -> problem.severity().equals("error")).findFirst().map(Reference::words)
                    .orElse("It does not compile"));
        }
        return new Code(compiled, entryPoint);
    }

    private static Lab lab(Engine engine, NDManager manager, long seed) {
        Engines.seed(engine, seed);
        return new RunLab(new Output(OutputStream.nullOutputStream()), manager, seed);
    }

    private static Lab noLab(long seed) {
        throw new IllegalStateException("A comparison does not train");
    }

    private static String words(Problem problem) {
        return "%s:%d: %s".formatted(problem.file(), problem.line(), problem.message());
    }
}
