package gradus.labs.backend.bubblewrap;

import static gradus.labs.backend.bubblewrap.Sandbox.LIMITS;
import static gradus.labs.backend.bubblewrap.Sandbox.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.wire.LearnerMessage;

/** Every way in which a practice run can end, in real sandboxes. */
class EndsTest {

    private static final Limits ONE_SECOND = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(20), 256 * MIB, 64,
            MIB);

    private final Seen seen = new Seen();

    @AfterEach
    void nothingIsLeft() throws IOException {
        Leftovers.assertNone();
    }

    @ParameterizedTest
    @CsvSource({ "returns, COMPLETED, 0", "throws, EXCEPTION, 21", "exits, EXITED, 5",
            "exits-like-a-compile-error, EXITED, 20", "does-not-compile, COMPILE_ERROR, 20", "unfit, SANDBOX, 22",
            "fills-heap, MEMORY, 23", "fills-memory, MEMORY, -1", "crashes, CRASHED, -1" })
    void endsAs(String script, Kind kind, int exitCode) throws IOException {
        var end = Sandbox.run(Sandbox.practice(script, LIMITS), seen);
        assertThat(end.kind()).as(end.toString()).isEqualTo(kind);
        assertThat(end.exitCode()).isEqualTo(exitCode);
        assertThat(end.grader()).isEqualTo(Grader.NONE);
        assertThat(end.usage().wall()).isPositive();
        assertThat(end.usage().cpu()).isPositive();
        assertThat(end.usage().memoryPeakBytes()).isBetween(5 * MIB, 256 * MIB);
        assertThat(seen.started.getCount()).isZero();
    }

    @Test
    void endsWhenTheWallTimeIsUp() throws IOException {
        var end = Sandbox.run(Sandbox.practice("lingers", ONE_SECOND), seen);
        assertThat(end.kind()).isEqualTo(Kind.WALL);
        assertThat(end.usage().wall()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1500));
    }

    @Test
    void endsWhenTheCpuTimeIsUp() throws IOException {
        var limits = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(1), 256 * MIB, 64, MIB);
        var end = Sandbox.run(Sandbox.practice("spins", limits), seen);
        assertThat(end.kind()).isEqualTo(Kind.CPU);
        assertThat(end.usage().cpu()).isBetween(Duration.ofSeconds(1), Duration.ofMillis(1500));
    }

    @ParameterizedTest
    @CsvSource({ "floods", "floods-empty-lines" })
    void endsWhenItPrintsWithoutEnd(String script) throws IOException {
        var limits = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20), 256 * MIB, 64, 8 * MIB);
        var end = Sandbox.run(Sandbox.practice(script, limits), seen);
        assertThat(end.kind()).isEqualTo(Kind.OUTPUT);
        assertThat(seen.claims).hasSizeLessThanOrEqualTo(40_001);
        assertThat(seen.log("out").stream().mapToInt(String::length).sum()).isLessThanOrEqualTo(320 * 1024);
        assertThat(seen.claims).contains(new LearnerMessage.Notice("log-cut", Map.of()));
    }

    @Test
    void aCompilerMessageIsShown() throws IOException {
        Sandbox.run(Sandbox.practice("does-not-compile", LIMITS), seen);
        assertThat(seen.claims).contains(new LearnerMessage.Diagnostic("error", "Train.java", 3, 5,
                "compiler.err.expected", "; expected"));
    }

    @Test
    void whatIsNoMessageIsALogLine() throws IOException {
        RunEnd end = Sandbox.run(Sandbox.practice("prints-nonsense", LIMITS), seen);
        assertThat(end.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(seen.log("out")).hasSize(4).endsWith("just text", "without an end");
        assertThat(seen.log("err")).containsExactly("an error");
        assertThat(seen.claims).noneMatch(LearnerMessage.Check.class::isInstance);
    }

    @Test
    void itSeesItsDataAndLittleElse() throws IOException {
        Sandbox.run(Sandbox.practice("leaves-files", LIMITS), seen);
        Sandbox.run(Sandbox.practice("looks-around", LIMITS), seen);
        assertThat(seen.log("out")).contains("data 1,2", "/data [train.csv]", "/work []", "/tmp []", "/dev/shm []",
                "/opt [gradus, jdk, prlimit]", "/ [data, dev, lib, lib64, opt, proc, tmp, usr, work]");
        assertThat(seen.log("out").stream().filter(line -> line.startsWith("environ "))).allSatisfy(
                line -> assertThat(line).startsWith("environ 0 {").contains("HOME=/work"));
        assertThat(seen.log("out").stream().filter(line -> line.startsWith("cmdline "))).allSatisfy(
                line -> assertThat(line).doesNotContain("/run/").doesNotContain("/var/").contains("--args 7"));
    }
}
