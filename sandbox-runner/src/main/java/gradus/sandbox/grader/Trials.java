package gradus.sandbox.grader;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import gradus.grading.Check;
import gradus.lab.Lab;
import gradus.sandbox.learner.Reference;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;
import gradus.sandbox.wire.LineWriter;
import gradus.sandbox.wire.TrialsJob;
import gradus.sandbox.wire.Wire;

/**
 * Grades several answers to one lab in one process, one after the other, so that the engine and the compiler start once.
 * For answers that the lab's author wrote: here they stand beside the hidden checks, and one could spoil the next. An
 * answer that cannot be graded to its end is left out, and one that does not come back ends the process; whoever asked
 * grades those in processes of their own, as a learner's answer always is.
 */
public final class Trials {

    /** For an answer to come back once nobody asks it any more. */
    private static final Duration GRACE = Duration.ofSeconds(1);

    private final TrialsJob job;
    private final Lab lab;
    private final Path socket;
    private final LabCode code;
    private final Watchdog watchdog = new Watchdog();

    private Trials(TrialsJob job, Lab lab, Path socket) {
        this.job = job;
        this.lab = lab;
        this.socket = socket;
        this.code = new LabCode(job.grader());
    }

    /**
     * The entry point of a program that a sandbox runs like a practice run: the job is its data file
     * {@link TrialsJob#FILE}, what comes out are lines of its log, each a {@link TrialsJob.Told}.
     */
    public static void run(Lab lab) throws Exception {
        // The log is bounded, and what an answer prints would crowd out what was found.
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        System.setErr(new PrintStream(OutputStream.nullOutputStream()));
        var job = Wire.read(new String(lab.data(TrialsJob.FILE), UTF_8), TrialsJob.class);
        var folder = Files.createTempDirectory("trials");
        var trials = new Trials(job, lab, folder.resolve("gate"));
        for (int i = 0; i < job.answers().size(); i++) {
            trials.grade(i);
        }
    }

    private void grade(int number) throws IOException, InterruptedException {
        var answer = job.answers().get(number);
        var graderJob = job.grader().of(answer, socket.toString());
        var draw = new SeededDraw(answer.seed(), answer.learnerSeed());
        try {
            var checks = new HashMap<>(LoadedGrader.checks(graderJob, code, draw));
            checks.putAll(ComparedChecks.of(graderJob, code, draw));
            try (var answering = Reference.answer(answer.files(), job.entryPoint(), answer.learnerSeed())) {
                grade(number, graderJob, draw, checks, answering);
            }
        } catch (GraderFailure | LabCode.DoesNotCompile | IllegalArgumentException e) {
            return; // it does not even compile: the process of its own will say where
        }
    }

    private void grade(int number, GraderJob graderJob, SeededDraw draw, Map<String, Check> checks, Reference answering)
            throws IOException, InterruptedException {
        var server = new GateServer(socket);
        server.listen();
        try (var gate = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            gate.connect(UnixDomainSocketAddress.of(socket));
            var back = new CountDownLatch(1);
            var grading = Thread.ofPlatform().daemon().name("grader").start(() -> {
                tell(number, graded(graderJob, draw, checks, server));
                leaveWithout(back);
            });
            answering.answerAll(gate);
            back.countDown();
            grading.join();
        }
    }

    /** The report's lines; without the last one if there is no verdict. */
    private byte[] graded(GraderJob job, SeededDraw draw, Map<String, Check> checks, GateServer server) {
        var lines = new ByteArrayOutputStream();
        try {
            new GradedRun(job, checks, draw, new Report(new LineWriter(lines)), new GradedRun.Learners() {
                @Override
                public Connection next() throws IOException, InterruptedException {
                    return new Connection(server.accept(GateServer.CONNECTED_BEFORE), watchdog);
                }

                @Override
                public void listen() throws IOException {
                    throw new IOException("There is no other process");
                }
            }).run();
        } catch (GraderFailure | IOException | InterruptedException | RuntimeException e) {
            return lines.toByteArray(); // no verdict here; the process of its own will say why
        }
        return lines.toByteArray();
    }

    /** Of each curve the last point; progress is over. */
    private void tell(int number, byte[] lines) {
        var curves = new LinkedHashMap<String, GraderMessage>();
        var rest = new ArrayList<GraderMessage>();
        new String(lines, UTF_8).lines().map(line -> Wire.read(line, GraderMessage.class)).forEach(message -> {
            switch (message) {
                case GraderMessage.Metric metric -> curves.put(metric.name(), metric);
                case GraderMessage.Check check -> rest.add(check);
                case GraderMessage.Done done -> rest.add(done);
                default -> {
                    // of interest while it happens
                }
            }
        });
        curves.values().forEach(message -> say(number, message));
        rest.forEach(message -> say(number, message));
    }

    private void say(int number, GraderMessage message) {
        lab.log(new String(Wire.write(new TrialsJob.Told(number, message)), UTF_8));
    }

    /** Java cannot stop a thread. */
    private static void leaveWithout(CountDownLatch back) {
        try {
            if (!back.await(GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                Runtime.getRuntime().halt(1);
            }
        } catch (InterruptedException e) {
            Runtime.getRuntime().halt(1);
        }
    }
}
