package gradus.sandbox.grader;

import java.io.IOException;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
            var rehearsal = new Rehearsal(folder);
            var classes = rehearsal.once(null);
            for (int round = 1; round < Rehearsed.ROUNDS; round++) {
                rehearsal.once(classes);
            }
        } finally {
            Files.delete(folder);
        }
    }

    /** @param kept of an earlier round; null if there was none */
    private Map<String, Map<String, byte[]>> once(Map<String, Map<String, byte[]>> kept) throws Exception {
        var job = Wire.read(new String(Wire.write(job(kept)), StandardCharsets.UTF_8), GraderJob.class);
        var code = new LabCode(job);
        var classes = kept == null ? code.all() : kept;
        var report = new Report(new LineWriter(OutputStream.nullOutputStream()));
        var draw = new SeededDraw(job.seed(), job.learnerSeed());
        var server = new GateServer(Path.of(job.gate()));
        var checks = new HashMap<>(LoadedGrader.checks(job, code, draw));
        server.listen();
        checks.putAll(ComparedChecks.of(job, code, draw));
        try (var learner = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            learner.connect(UnixDomainSocketAddress.of(job.gate()));
            var answering = Thread.ofPlatform().daemon().name("rehearsal").start(() -> answer(code, job.seed(), learner));
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
        return classes;
    }

    private GraderJob job(Map<String, Map<String, byte[]>> kept) {
        var checks = new ArrayList<>(CHECKS.stream().map(id -> new GraderJob.Check(id, 10, 5000, null)).toList());
        checks.add(new GraderJob.Check("compared", 10, 5000, COMPARISON));
        return new GraderJob(Wire.PROTOCOL, "grader", new UUID(0, 0), 1, 1, 1, Rehearsed.sources("LineGrader"),
                "LineGrader", Rehearsed.sources("Line"), Map.of(), kept, checks, folder.resolve("socket").toString(), 0);
    }

    private static void answer(LabCode lab, long seed, SocketChannel gate) {
        var code = Reference.of(lab.solution(), seed);
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
