package gradus.labs.backend.bubblewrap;

import static gradus.labs.backend.bubblewrap.Sandbox.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Wire;

/** The real learner and grader processes, with compiler and engine, over a lab made for the purpose. */
class RealRuntimeTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(60), Duration.ofSeconds(60), 768 * MIB, 128,
            8 * MIB);

    private static BubblewrapBackend backend;

    private final Seen seen = new Seen();

    @BeforeAll
    static void open() {
        var config = RuntimeFolder.required();
        backend = new BubblewrapBackend(new Settings(config, Settings.CACHE, Settings.RUN, 46_101, 1, 2, 0,
                Programs.STANDARD));
        assertThat(backend.readiness().ready()).as(backend.readiness().findings().toString()).isTrue();
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        Leftovers.assertNone();
    }

    @Test
    void anHonestProgramComputesAndIsShown() throws IOException {
        var end = backend.run(practice("", LIMITS), seen);
        assertThat(end.kind()).as(end + " " + seen.claims).isEqualTo(Kind.COMPLETED);
        assertThat(seen.claims).contains(new LearnerMessage.Metric("sum", 0, 445));
        assertThat(seen.log("lab")).containsExactly("done");
        assertThat(seen.log("err")).isEmpty();
    }

    @Test
    void itsStartIsCached() throws IOException {
        var program = Map.of("Train.java", """
                void main() throws Exception {
                    IO.println(java.nio.file.Files.readString(java.nio.file.Path.of("/proc/self/maps"))
                            .contains("/opt/gradus/start/gradus.sandbox.learner.LearnerMain"));
                }
                """);
        var learner = practice("", LIMITS).learner();
        backend.run(new Job(new LearnerJob(1, "learner", learner.run(), 1, "practice", 7, "Train", program, Map.of(), null,
                null), Map.of(), Optional.empty(), Map.of(), LIMITS), seen);
        assertThat(seen.log("out")).as(seen.claims.toString()).containsExactly("true");
    }

    @ParameterizedTest
    @CsvSource({ "exits, EXITED", "fills-heap, MEMORY", "fills-native, MEMORY" })
    void endsAs(String mode, Kind kind) throws IOException {
        var end = backend.run(practice(mode, LIMITS), seen);
        assertThat(end.kind()).as(end + " " + seen.claims).isEqualTo(kind);
    }

    @Test
    void whatDoesNotCompileIsSaidWithItsPlace() throws IOException {
        var job = practice("", LIMITS);
        var broken = Map.of("Train.java", "public class Train {\n    int x = ;\n}\n");
        var learner = job.learner();
        var end = backend.run(new Job(new LearnerJob(1, "learner", learner.run(), 1, "practice", 7, "Train", broken,
                Map.of(), null, null), Map.of(), Optional.empty(), Map.of(), LIMITS), seen);
        assertThat(end.kind()).isEqualTo(Kind.COMPILE_ERROR);
        assertThat(seen.claims).anyMatch(claim -> claim instanceof LearnerMessage.Diagnostic diagnostic
                && diagnostic.file().equals("Train.java") && diagnostic.line() == 2);
    }

    @Test
    void aLateAnswerCostsItsCheckAloneAndTheRestIsGraded() throws IOException {
        var end = backend.run(submit("Honest.txt", "0", LIMITS), seen);
        assertThat(seen.checks()).as(end.toString()).containsExactly("sum passed 10", "attack failed 0",
                "product failed 0", "frame failed 0", "late failed 0", "again passed 10");
        assertThat(end.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(end.grader()).isEqualTo(Grader.DONE);
        assertThat(seen.withheld.toString()).contains("a hidden input");
        assertThat(seen.log("out")).isEmpty();
    }

    /** What the issue asks to be shown, in one program; the honest parts of it count, and nothing else. */
    @Test
    void aHostileProgramGetsNothingAndIsGradedHonestly() throws IOException {
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            try (var control = new Socket(server.getInetAddress(), server.getLocalPort())) {
                assertThat(control.isConnected()).isTrue();
            }
            var end = backend.run(submit("Hostile.txt", Integer.toString(server.getLocalPort()), LIMITS), seen);
            assertThat(seen.checks()).as(end + " " + seen.report).containsExactly("sum passed 10", "attack passed 10",
                    "product failed 0", "frame failed 0", "late failed 0", "again passed 10");
            assertThat(end.grader()).isEqualTo(Grader.DONE);
            assertThat(end.kind()).isEqualTo(Kind.COMPLETED);
        }
        var frame = seen.report.stream().filter(GraderMessage.Check.class::isInstance)
                .map(GraderMessage.Check.class::cast).filter(check -> check.id().equals("frame")).findFirst();
        assertThat(frame.orElseThrow().message().key()).isEqualTo("protocol");
        assertThat(seen.withheld.toString()).contains("\"points\":1000");
        assertThat(seen.claims).allMatch(claim -> claim instanceof LearnerMessage.Hello
                || claim instanceof LearnerMessage.Ready || claim instanceof LearnerMessage.Diagnostic);
    }

    static Job practice(String mode, Limits limits) throws IOException {
        return new Job(learner(UUID.randomUUID(), "practice", "Honest.txt"), Map.of("mode.txt", bytes(mode)),
                Optional.empty(), Map.of(), limits);
    }

    static Job submit(String program, String port, Limits limits) throws IOException {
        var id = UUID.randomUUID();
        var grader = new GraderJob(Wire.PROTOCOL, "grader", id, 1, 5, 7,
                Map.of("HostileGrader.java", text("Grader.txt")), "HostileGrader", Map.of(), Map.of(), null,
                Stream.of("sum", "attack", "product", "frame", "late", "again")
                        .map(check -> new GraderJob.Check(check, 10, 5000, null)).toList(),
                null, 3);
        return new Job(learner(id, "submit", program), Map.of("port.txt", bytes(port)), Optional.of(grader),
                Map.of("hidden.txt", bytes("2")), limits);
    }

    private static LearnerJob learner(UUID id, String mode, String program) throws IOException {
        return new LearnerJob(Wire.PROTOCOL, "learner", id, 1, mode, 7, "Train", Map.of("Train.java", text(program)),
                Map.of(), null, null);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String resource) throws IOException {
        try (var in = RealRuntimeTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
