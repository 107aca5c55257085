package gradus.sandbox.grader;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;

import gradus.sandbox.rehearsal.Rehearsed;
import gradus.sandbox.wire.Go;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.LineReader;
import gradus.sandbox.wire.LineWriter;
import gradus.sandbox.wire.Wire;

/** The grader process: reads its job, compiles the lab's grader, asks the learner's process, and reports. */
public final class GraderMain {

    private final LineReader in = new LineReader(System.in);
    private final Report report = new Report(new LineWriter(new FileOutputStream(FileDescriptor.out)));

    private GraderMain() {
    }

    /**
     * Takes no arguments: the job is the first line of standard input, each {@code go} another one. With
     * {@link Rehearsed#ASKED} it rehearses first.
     */
    public static void main(String[] args) {
        System.setOut(System.err); // what a grader prints is for trainers, and never a line of the report
        var exit = new GraderMain().work();
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
        var checks = new HashMap<>(LoadedGrader.checks(job, draw));
        report.listening();
        checks.putAll(ComparedChecks.of(job, draw)); // while the learner's process starts
        new GradedRun(job, checks, draw, report, new FromLauncher(in, server, new Watchdog())).run();
    }

    /** Learner processes as the launcher brings them. */
    private record FromLauncher(LineReader in, GateServer server, Watchdog watchdog) implements GradedRun.Learners {

        @Override
        public Connection next() throws IOException, InterruptedException {
            Wire.read(in.next().orElseThrow(() -> new IOException("No learner process came")), Go.class);
            return new Connection(server.accept(), watchdog);
        }

        @Override
        public void listen() throws IOException {
            server.listen();
        }
    }
}
