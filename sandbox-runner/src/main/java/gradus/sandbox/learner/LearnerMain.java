package gradus.sandbox.learner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

import ai.djl.engine.Engine;
import gradus.lab.Lab;
import gradus.sandbox.compile.Compiled;
import gradus.sandbox.compile.MemoryCompiler;
import gradus.sandbox.wire.LearnerJob;
import gradus.sandbox.wire.LearnerMessage;
import gradus.sandbox.wire.LineReader;
import gradus.sandbox.wire.Wire;

/**
 * The learner process: reads its job, compiles, and runs the learner's code or answers the grader's calls. Ends by
 * {@link Runtime#halt}, so that neither a thread nor a shutdown hook of the learner's can hold it.
 */
public final class LearnerMain {

    private static final Duration GATE_PATIENCE = Duration.ofSeconds(30);
    private static final long COMPILER_STACK_BYTES = 16 * 1024 * 1024;

    private final Output output = Output.ofProcess();
    private final PrintStream stderr = System.err;
    private volatile boolean finished;

    private LearnerMain() {
    }

    /** Takes no arguments: the job is the first line of standard input. */
    public static void main(String[] args) {
        var process = new LearnerMain();
        var exit = Exit.SANDBOX;
        try {
            exit = process.work();
        } catch (OutOfMemoryError e) {
            exit = Exit.MEMORY;
        } catch (Throwable e) {
            e.printStackTrace(process.stderr);
        }
        process.finished = true;
        Runtime.getRuntime().halt(exit.code());
    }

    private Exit work() throws IOException, InterruptedException, ExecutionException {
        var job = readJob();
        var gate = job.gate() == null ? null : GateClient.connect(Path.of(job.gate()), GATE_PATIENCE);
        var compiling = compile(job);
        var engine = Engines.load();
        output.claims().hello(Wire.PROTOCOL, Engines.name(engine), Engines.device(engine));
        if (job.protocol() != Wire.PROTOCOL) {
            stderr.printf("Protocol %d is not %d%n", job.protocol(), Wire.PROTOCOL);
            return Exit.SANDBOX;
        }
        var compiled = awaited(compiling);
        compiled.problems().forEach(problem -> output.claims().diagnostic(new LearnerMessage.Diagnostic(
                problem.severity(), problem.file(), problem.line(), problem.column(), problem.code(),
                problem.message())));
        if (!compiled.complete()) {
            return Exit.COMPILE_ERROR;
        }
        Engines.seed(engine, job.seed());
        output.takeOver();
        Runtime.getRuntime().addShutdownHook(new Thread(this::exitedByTheLearner));
        output.claims().ready();
        return run(job, engine, new Code(compiled, job.entryPoint()), gate);
    }

    private Exit run(LearnerJob job, Engine engine, Code code, SocketChannel gate) throws IOException {
        Thread.currentThread().setContextClassLoader(code.loader());
        var manager = engine.newBaseManager();
        if (job.practice()) {
            return new PracticeRun(output, code, new RunLab(output, manager, job.seed())).run(job.checkClass());
        }
        var calls = new Calls(code, manager, seed -> seeded(engine, new RunLab(output, manager, seed)));
        new CallRun(gate, calls).answerAll();
        output.finish();
        return Exit.COMPLETED;
    }

    private static Lab seeded(Engine engine, Lab lab) {
        Engines.seed(engine, lab.seed());
        return lab;
    }

    private LearnerJob readJob() throws IOException {
        var line = new LineReader(System.in).next().orElseThrow(() -> new IOException("No job came"));
        System.in.close();
        return Wire.read(line, LearnerJob.class);
    }

    /** Beside the engine's start, which takes as long. */
    private static CompletableFuture<Compiled> compile(LearnerJob job) {
        var sources = new HashMap<>(job.files());
        sources.putAll(job.checks());
        var compiled = new CompletableFuture<Compiled>();
        Thread.ofPlatform().daemon().name("compiler").stackSize(COMPILER_STACK_BYTES).start(() -> {
            try {
                compiled.complete(MemoryCompiler.compile(sources));
            } catch (Throwable e) {
                compiled.completeExceptionally(e);
            }
        });
        return compiled;
    }

    private static Compiled awaited(CompletableFuture<Compiled> compiling)
            throws InterruptedException, ExecutionException {
        try {
            return compiling.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof OutOfMemoryError full) {
                throw full;
            }
            throw e;
        }
    }

    /** {@code System.exit} of the learner's: what it printed is told, and the code says whose doing it was. */
    private void exitedByTheLearner() {
        if (!finished) {
            output.finish();
            Runtime.getRuntime().halt(Exit.EXITED.code());
        }
    }
}
