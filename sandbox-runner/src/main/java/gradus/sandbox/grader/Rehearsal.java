package gradus.sandbox.grader;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import gradus.sandbox.gate.Frame;
import gradus.sandbox.gate.FrameCodec;
import gradus.sandbox.gate.Header;
import gradus.sandbox.learner.Reference;
import gradus.sandbox.rehearsal.Rehearsed;
import gradus.sandbox.wire.Comparison;
import gradus.sandbox.wire.Comparison.Argument;
import gradus.sandbox.wire.Comparison.Dimension;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.LineWriter;
import gradus.sandbox.wire.Wire;

/** Grades nobody's code, reported to nobody, over a socket in a folder that is gone afterwards. */
final class Rehearsal {

    private static final List<String> CHECKS = List.of("predict", "loss", "sum");
    private static final Comparison COMPARISON = new Comparison("Line", null, "sum",
            List.of(new Argument("float64", List.of(new Dimension("n", 1, 0)), "normal", List.of(0.0, 1.0), null)),
            Map.of("n", new Comparison.Range(1, 5)), 3, 1e-3, 1e-3, List.of());

    private final Path folder;

    private Rehearsal(Path folder) {
        this.folder = folder;
    }

    static void run() throws Exception {
        var folder = Files.createTempDirectory("rehearsal");
        try {
            for (int round = 0; round < Rehearsed.ROUNDS; round++) {
                new Rehearsal(folder).once();
            }
        } finally {
            Files.delete(folder);
        }
    }

    private void once() throws Exception {
        var job = Wire.read(new String(Wire.write(job()), StandardCharsets.UTF_8), GraderJob.class);
        var report = new Report(new LineWriter(OutputStream.nullOutputStream()));
        var draw = new SeededDraw(job.seed(), job.learnerSeed());
        var server = new GateServer(Path.of(job.gate()));
        var checks = new HashMap<>(LoadedGrader.checks(job, draw));
        server.listen();
        checks.putAll(ComparedChecks.of(job, draw));
        try (var learner = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            learner.connect(UnixDomainSocketAddress.of(job.gate()));
            var answering = Thread.ofPlatform().daemon().name("rehearsal").start(() -> answer(job, learner));
            new GradedRun(job, checks, draw, report, new GradedRun.Learners() {
                @Override
                public Connection next() throws IOException, InterruptedException {
                    return new Connection(server.accept(GateServer.CONNECTED_BEFORE), new Watchdog());
                }

                @Override
                public void listen() {
                    throw new IllegalStateException("The rehearsal went wrong");
                }
            }).run();
            answering.join();
        }
    }

    private GraderJob job() {
        var checks = new java.util.ArrayList<>(CHECKS.stream().map(id -> new GraderJob.Check(id, 10, 5000, null)).toList());
        checks.add(new GraderJob.Check("compared", 10, 5000, COMPARISON));
        return new GraderJob(Wire.PROTOCOL, "grader", new UUID(0, 0), 1, 1, 1, Rehearsed.sources("LineGrader"),
                "LineGrader", Rehearsed.sources("Line"), Map.of(), checks, folder.resolve("socket").toString(), 0);
    }

    private static void answer(GraderJob job, SocketChannel gate) {
        var code = Reference.of(job.solution(), job.seed());
        try {
            while (true) {
                var asked = FrameCodec.read(gate);
                FrameCodec.write(gate, new Frame(asked.id(), code.answer((Header.Call) asked.header())));
            }
        } catch (IOException e) {
            // the gate was closed: all was asked
        }
    }
}
