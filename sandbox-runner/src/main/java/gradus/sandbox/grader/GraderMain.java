package gradus.sandbox.grader;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;

import gradus.sandbox.rehearsal.Rehearsed;
import gradus.sandbox.wire.Go;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.JobSource;
import gradus.sandbox.wire.LineReader;
import gradus.sandbox.wire.LineWriter;
import gradus.sandbox.wire.Wire;

/** The grader process: reads its job, loads the lab's grader, asks the learner's process, and reports. */
public final class GraderMain {

    /** Without a launcher: as long as any run may take. Whoever waits for both processes ends one that hangs. */
    private static final Duration PATIENCE_ALONE = Duration.ofHours(1);

    private final JobSource source;
    private final LineReader in;
    private final Report report = new Report(new LineWriter(new FileOutputStream(FileDescriptor.out)));

    private GraderMain(JobSource source) throws IOException {
        this.source = source;
        this.in = new LineReader(source.open());
    }

    /**
     * Without arguments the job is the first line of standard input, each {@code go} another one; {@code --job FILE} names
     * the job where there is no launcher. With {@link Rehearsed#ASKED} it rehearses first.
     */
    public static void main(String[] args) throws IOException {
        System.setOut(System.err); // what a grader prints is for trainers, and never a line of the report
        var exit = new GraderMain(JobSource.of(args)).work();
        Runtime.getRuntime().halt(exit.code());
    }

    private Exit work() {
        try {
            if (Rehearsed.asked()) {
                Rehearsal.run();
                report.waiting();
            }
            var line = in.next();
            if (line.isEmpty() && Rehearsed.asked()) {
                return Exit.DONE; // nobody came
            }
            var job = Wire.read(line.orElseThrow(() -> new IOException("No job came")), GraderJob.class);
            report.hello();
            if (job.protocol() != Wire.PROTOCOL) {
                throw new IOException("Protocol %d is not %d".formatted(job.protocol(), Wire.PROTOCOL));
            }
            grade(job);
            return Exit.DONE;
        } catch (GraderFailure e) {
            e.printStackTrace();
            report.failed(e.getMessage());
            return e.exit();
        } catch (LabCode.DoesNotCompile e) {
            report.failed(e.getMessage());
            return Exit.NO_GRADER;
        } catch (Throwable e) {
            e.printStackTrace();
            report.failed(e.toString());
            return Exit.THREW;
        }
    }

    private void grade(GraderJob job) throws GraderFailure, IOException, InterruptedException {
        var server = new GateServer(Path.of(job.gate()));
        var draw = new SeededDraw(job.seed(), job.learnerSeed());
        server.listen(); // the learner's process connects before it compiles, and need not wait for our compiler
        var code = new LabCode(job);
        if (job.classes() == null && source.launched()) {
            report.compiled(code.all()); // before a byte of the learner's process is read: nobody else has a say in it
        }
        var checks = new HashMap<>(LoadedGrader.checks(job, code, draw));
        report.listening();
        checks.putAll(ComparedChecks.of(job, code, draw)); // while the learner's process starts
        var learners = source.launched() ? new FromLauncher(in, server, new Watchdog())
                : new FromGate(server, new Watchdog());
        new GradedRun(job, checks, draw, report, learners).run();
    }

    /** Learner processes as the launcher brings them. */
    private record FromLauncher(LineReader in, GateServer server, Watchdog watchdog) implements GradedRun.Learners {

        @Override
        public Connection next() throws IOException, InterruptedException {
            Wire.read(in.next().orElseThrow(() -> new IOException("No learner process came")), Go.class);
            return new Connection(server.accept(GateServer.CONNECTED_BEFORE), watchdog);
        }

        @Override
        public void listen() throws IOException {
            server.listen();
        }
    }

    /** The one learner process of a run without a launcher: it connects when it is ready. */
    private record FromGate(GateServer server, Watchdog watchdog) implements GradedRun.Learners {

        @Override
        public Connection next() throws IOException, InterruptedException {
            return new Connection(server.accept(PATIENCE_ALONE), watchdog);
        }

        @Override
        public void listen() {
            throw new IllegalStateException("Nobody can replace a learner process; the job allows it all the same");
        }
    }
}
