package gradus.sandbox.learner;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

import ai.djl.engine.Engine;
import gradus.lab.Lab;
import gradus.sandbox.rehearsal.Rehearsed;
import gradus.sandbox.wire.JobSource;
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
    /** Without a launcher the grader's process may start much later; whoever waits for both ends a run that hangs. */
    private static final Duration GATE_PATIENCE_ALONE = Duration.ofHours(1);

    private final JobSource source;
    private final Output output = Output.ofProcess();
    private final PrintStream stderr = System.err;
    private volatile boolean finished;

    private LearnerMain(JobSource source) {
        this.source = source;
    }

    /**
     * Without arguments the job is the first line of standard input; {@code --job FILE} names it where there is no
     * launcher. With {@link Rehearsed#ASKED} it rehearses first.
     */
    public static void main(String[] args) {
        var process = new LearnerMain(JobSource.of(args));
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

    private Exit work() throws Exception {
        if (Rehearsed.asked()) {
            Rehearsal.run();
            output.claims().waiting();
        }
        var line = readLine();
        if (line.isEmpty() && Rehearsed.asked()) {
            return Exit.COMPLETED; // nobody came
        }
        var job = Wire.read(line.orElseThrow(() -> new IOException("No job came")), LearnerJob.class);
        // A launcher replaces lost processes, and the newest connection is the successor's: it must come early.
        var gate = job.gate() == null || !source.launched() ? null
                : GateClient.connect(Path.of(job.gate()), GATE_PATIENCE);
        var compiling = Compiling.start(job);
        var engine = Engines.load();
        output.claims().hello(Wire.PROTOCOL, Engines.name(engine), Engines.device(engine));
        if (job.protocol() != Wire.PROTOCOL) {
            stderr.printf("Protocol %d is not %d%n", job.protocol(), Wire.PROTOCOL);
            return Exit.SANDBOX;
        }
        var compiled = compiling.await();
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
        if (job.gate() != null && !source.launched()) {
            // Says `go` to the grader: the line above is written, so that all hidden inputs come after it.
            gate = GateClient.connect(Path.of(job.gate()), GATE_PATIENCE_ALONE);
        }
        return run(job, engine, new Code(compiled, job.entryPoint()), gate);
    }

    private Exit run(LearnerJob job, Engine engine, Code code, SocketChannel gate) throws IOException {
        Thread.currentThread().setContextClassLoader(code.loader());
        var manager = engine.newBaseManager();
        if (job.practice()) {
            return new PracticeRun(output, code, new RunLab(output, manager, job.seed())).run(job.checkClass());
        }
        var calls = new Calls(code, manager, seed -> seeded(engine, new RunLab(output, manager, seed)));
        if (job.drawn()) {
            new DrawnRun(calls, new Chunks(output.claims(), DrawnRun.ANSWERS)).answerAll();
        } else {
            new CallRun(gate, calls).answerAll();
        }
        output.finish();
        return Exit.COMPLETED;
    }

    private static Lab seeded(Engine engine, Lab lab) {
        Engines.seed(engine, lab.seed());
        return lab;
    }

    private Optional<String> readLine() throws IOException {
        try (var in = source.open()) {
            return new LineReader(in).next();
        } finally {
            System.in.close();
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
