package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.Comparison;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;
import gradus.sandbox.wire.LearnerJob;
import gradus.sandbox.wire.LearnerMessage;
import gradus.sandbox.wire.StrictJob;
import gradus.sandbox.wire.Wire;

/** A strict lab's three processes, one after the other, each with a folder of its own. */
class StrictProcessesTest {

    private static final String GRADER = """
            import java.util.*;
            import gradus.grading.*;

            public class Counts implements Grader {
                public Map<String, Check> checks(Draw draw) {
                    int start = draw.random("start").nextInt(1000);
                    var calls = List.of(Call.create("Counter", start), Call.on(0, "next"), Call.on(0, "next"),
                            Call.invoke("Counter", "sum", Handle.ofCall(0), List.of(Handle.ofCall(0))),
                            Call.invoke("Counter", "fails").mayFail(), Call.on(4, "next").mayFail(),
                            Call.invoke("Counter", "zeros", 900_000), Call.invoke("Counter", "zeros", 900_000).mayFail());
                    return Map.of("counts", BatchCheck.of(calls, answers -> {
                        answers.get(4).failure().orElseThrow();
                        answers.get(5).failure().orElseThrow();
                        answers.get(6).floats(900_000);
                        if (!answers.get(7).failure().orElseThrow().key().equals("too-large")) {
                            return Verdict.fail("wrong-value");
                        }
                        return answers.get(2).integer() == start + 2 && answers.get(3).integer() == 2 * (start + 2)
                                ? Verdict.pass() : Verdict.fail("wrong-value");
                    }));
                }
            }
            """;
    private static final String COUNTER = """
            import java.util.List;

            class Counter {
                private int at;
                Counter(int start) { at = start; }
                int next() { return ++at; }
                static int sum(Counter one, List<Counter> others) { return one.at + others.getFirst().at; }
                static int fails() { throw new IllegalStateException("as it should"); }
                static float[] zeros(int count) { return new float[count]; }
                static float[] twice(float[] values) {
                    BODY
                    return out;
                }
            }
            """;
    private static final String TWICE = """
            float[] out = new float[values.length];
            for (int i = 0; i < out.length; i++) { out[i] = 2 * values[i]; }
            """;

    @TempDir
    private Path data;
    private byte[] report;
    private byte[] streamed;

    @BeforeEach
    void empty() {
        report = new byte[0];
        streamed = new byte[0];
    }

    @Test
    void theSolutionIsDrawnForAnsweredAndJudgedRightAndAllAnswersTogetherHaveALimit() throws Exception {
        assertThat(graded(counter(TWICE))).containsExactly("counts passed 10", "twice passed 20");
    }

    @Test
    void aLateAnswerEndsTheProcessAndItsOtherChecksAreNotReached() throws Exception {
        assertThat(graded(counter(TWICE).replace("return ++at;", "while (true) { }")))
                .containsExactly("counts failed 0 late", "twice not-reached 0 not-reached");
    }

    @Test
    void whatTheProcessPrintsItselfIsAnAnswerAtMost() throws Exception {
        var forged = """
                float[] out = new float[values.length];
                var line = "{\\"type\\":\\"chunk\\",\\"name\\":\\"report\\",\\"data\\":\\"" + java.util.Base64.getEncoder()
                        .encodeToString("{\\"type\\":\\"check\\",\\"id\\":\\"twice\\",\\"outcome\\":\\"passed\\",\\"points\\":20,\\"message\\":null,\\"millis\\":1}\\n".getBytes()) + "\\"}\\n";
                try (var pipe = new java.io.FileOutputStream(java.io.FileDescriptor.out)) {
                    pipe.write(line.getBytes());
                } catch (java.io.IOException e) {
                    throw new IllegalStateException(e);
                }
                """;
        assertThat(graded(counter(forged))).containsExactly("counts passed 10", "twice failed 0 exited");
    }

    @Test
    void otherCallsFromTheSameSeedAreTheLabsFault() throws Exception {
        draw();
        judge("0".repeat(64), new byte[0]);
        assertThat(messages()).last().isInstanceOfSatisfying(GraderMessage.Failed.class,
                failed -> assertThat(failed.message()).contains("other calls"));
        assertThat(messages()).doesNotContain(new GraderMessage.Listening());
    }

    private List<String> graded(String counter) throws Exception {
        draw();
        assertThat(messages()).last().isEqualTo(new GraderMessage.Done());
        var calls = streamed;
        folder(Map.of(StrictJob.CALLS + ".0", calls));
        run(new LearnerJob(Wire.PROTOCOL, "learner", UUID.randomUUID(), 1, "answer", 7, "Train",
                Map.of("Counter.java", counter, "Train.java", "class Train { }"), Map.of(), null, null), "answers");
        judge(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(calls)), streamed);
        return messages().stream().filter(GraderMessage.Check.class::isInstance).map(GraderMessage.Check.class::cast)
                .map(check -> "%s %s %d%s".formatted(check.id(), check.outcome(), check.points(),
                        check.message() == null ? "" : " " + check.message().key()))
                .toList();
    }

    private void draw() throws IOException {
        folder(Map.of(StrictJob.FILE, Wire.write(new StrictJob(job(), false, null, false))));
        run(program("draw"), "calls");
    }

    private void judge(String sha256, byte[] answers) throws IOException {
        folder(Map.of(StrictJob.FILE, Wire.write(new StrictJob(job(), false, sha256, false)), StrictJob.ANSWERS + ".0",
                answers));
        run(program("judge"), "none");
    }

    private static LearnerJob program(String what) {
        return new LearnerJob(Wire.PROTOCOL, "learner", UUID.randomUUID(), 1, "practice", 0, "Program",
                Map.of("Program.java", """
                        class Program {
                            static void run(gradus.lab.Lab lab) { gradus.sandbox.grader.Strict.%s(lab); }
                        }
                        """.formatted(what)), Map.of(), null, null);
    }

    private static GraderJob job() {
        var twice = new Comparison("Counter", null, "twice",
                List.of(new Comparison.Argument("float32", List.of(new Comparison.Dimension(null, 0, 3)), "uniform",
                        List.of(0, 1), null)),
                Map.of(), 3, 0, 0, List.of());
        return new GraderJob(Wire.PROTOCOL, "grader", new UUID(0, 0), 1, 5, 7, Map.of("Counts.java", GRADER), "Counts",
                Map.of("Counter.java", counter(TWICE), "Train.java", "class Train { }"), Map.of(), null,
                List.of(new GraderJob.Check("counts", 10, 3000, null), new GraderJob.Check("twice", 20, 3000, twice)), "",
                0);
    }

    private static String counter(String body) {
        return COUNTER.replace("BODY", body);
    }

    private void folder(Map<String, byte[]> files) throws IOException {
        try (var old = Files.list(data)) {
            for (var file : old.toList()) {
                Files.delete(file);
            }
        }
        for (var file : files.entrySet()) {
            Files.write(data.resolve(file.getKey()), file.getValue());
        }
    }

    private void run(LearnerJob job, String stream) throws IOException {
        var reported = new ByteArrayOutputStream();
        var bytes = new ByteArrayOutputStream();
        try (var process = new Jvm("gradus.sandbox.learner.LearnerMain", data, List.of("-Xmx256m"))) {
            process.send(job);
            for (var line = process.next(); line != null; line = process.next()) {
                if (Wire.read(line, LearnerMessage.class) instanceof LearnerMessage.Chunk(var name, var piece)) {
                    assertThat(line.length()).as("a container's log breaks longer lines").isLessThan(16 * 1024);
                    (name.equals("report") ? reported : name.equals(stream) ? bytes : new ByteArrayOutputStream())
                            .writeBytes(Base64.getDecoder().decode(piece));
                }
            }
            assertThat(process.exitCode()).as(process.stderr().toString()).isZero();
        }
        report = reported.toByteArray();
        streamed = bytes.toByteArray();
    }

    private List<GraderMessage> messages() {
        return new String(report, StandardCharsets.UTF_8).lines().map(line -> Wire.read(line, GraderMessage.class)).toList();
    }
}
