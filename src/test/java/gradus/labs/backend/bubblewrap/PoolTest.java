package gradus.labs.backend.bubblewrap;

import static gradus.labs.backend.bubblewrap.Sandbox.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.conversation.Seen;

/** Sandboxes that were started ahead: who gets one ends as everybody does, and nobody gets what was another's. */
class PoolTest {

    private static final Limits LIMITS = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(20),
            Limits.DEFAULT.memoryBytes(), 64, MIB);
    private static final String EMPTY_HANDED = "started ahead: {/data=0, /tmp=0, /work=0}, job false";

    private static BubblewrapBackend backend;

    private final Seen seen = new Seen();

    @BeforeAll
    static void open() throws IOException {
        backend = Sandbox.pooled();
        assertThat(backend.readiness().ready()).as(backend.readiness().findings().toString()).isTrue();
    }

    @AfterAll
    static void nothingIsLeftWhenItCloses() throws Exception {
        backend.awaitPool();
        backend.close();
        Leftovers.assertNone();
    }

    @BeforeEach
    void allWait() throws InterruptedException {
        backend.awaitPool();
    }

    @ParameterizedTest
    @CsvSource({ "returns, COMPLETED, 0", "exits, EXITED, 5", "does-not-compile, COMPILE_ERROR, 20",
            "fills-heap, MEMORY, 23", "crashes, CRASHED, -1" })
    void endsAs(String script, Kind kind, int exitCode) {
        var end = backend.run(Sandbox.practice(script, LIMITS), seen);
        assertThat(end.kind()).as(end.toString()).isEqualTo(kind);
        assertThat(end.exitCode()).isEqualTo(exitCode);
        assertThat(end.grader()).isEqualTo(Grader.NONE);
        assertThat(seen.started.getCount()).isZero();
    }

    @Test
    void aWaitingProcessHoldsNothingOfAnybody() {
        backend.run(Sandbox.practice("tells-its-wait", LIMITS), seen);
        assertThat(seen.log("out")).containsExactly(EMPTY_HANDED);
    }

    @Test
    void itSeesWhatAProcessSeesThatWasStartedForIt() {
        backend.run(Sandbox.practice("looks-around", LIMITS), seen);
        assertThat(seen.log("out")).contains("data 1,2", "/data [train.csv]", "/work []", "/tmp []", "/dev/shm []",
                "/opt [gradus, jdk, prlimit]", "/ [data, dev, lib, lib64, opt, proc, tmp, usr, work]");
    }

    @Test
    void eachServesOneRunAndIsGoneWithIt() throws InterruptedException {
        var first = groups();
        backend.run(Sandbox.practice("tells-its-wait", LIMITS), seen);
        assertThat(seen.log("out")).containsExactly(EMPTY_HANDED);
        backend.awaitPool();
        assertThat(groups()).hasSameSizeAs(first).isNotEqualTo(first);
        var next = new Seen();
        backend.run(Sandbox.practice("tells-its-wait", LIMITS), next);
        assertThat(next.log("out")).containsExactly(EMPTY_HANDED);
    }

    @Test
    void aGradedRunGetsBothItsProcesses() {
        var end = backend.run(Sandbox.submit("answers", "reads-hidden-data", LIMITS), seen);
        assertThat(end.kind()).as(end.toString()).isEqualTo(Kind.COMPLETED);
        assertThat(seen.checks()).containsExactly("3,4 passed 10");
    }

    @Test
    void aLearnerProcessThatIsReplacedGetsAFreshOne() {
        var end = backend.run(Sandbox.submit("answers", "restarts-once", LIMITS), seen);
        assertThat(end.grader()).as(end.toString()).isEqualTo(Grader.DONE);
        assertThat(seen.checks()).containsExactly("first failed 0", "second passed 10");
    }

    @Test
    void theTimeItRehearsedIsNotTheRuns() {
        var second = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(1), LIMITS.memoryBytes(), 64, MIB);
        var end = backend.run(Sandbox.practice("returns", second), seen);
        assertThat(end.kind()).as(end.toString()).isEqualTo(Kind.COMPLETED);
        assertThat(end.usage().cpu()).isBetween(Duration.ZERO, Duration.ofSeconds(1));
    }

    @Test
    void theRunsOwnTimeIsItsLimit() throws InterruptedException {
        var limits = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(1), LIMITS.memoryBytes(), 64, MIB);
        assertThat(backend.run(Sandbox.practice("spins", limits), seen).kind()).isEqualTo(Kind.CPU);
        backend.awaitPool();
        var wall = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(20), LIMITS.memoryBytes(), 64, MIB);
        assertThat(backend.run(Sandbox.practice("lingers", wall), seen).kind()).isEqualTo(Kind.WALL);
    }

    @Test
    void oneThatDiedWhileItWaitedIsReplaced() {
        var waiting = ProcessHandle.current().descendants().toList();
        waiting.forEach(ProcessHandle::destroyForcibly);
        waiting.forEach(process -> process.onExit().join());
        var end = backend.run(Sandbox.practice("returns", LIMITS), seen);
        assertThat(end.kind()).as(end.toString()).isEqualTo(Kind.COMPLETED);
    }

    @Test
    void aRunThatAsksForMuchLessMemoryStartsItsOwn() {
        backend.run(Sandbox.practice("tells-its-wait", Sandbox.LIMITS), seen);
        assertThat(seen.log("out")).containsExactly("");
    }

    @Test
    void aRunThatAsksForHalfTheMemoryHasNoMore() throws InterruptedException {
        var half = new Limits(LIMITS.wall(), LIMITS.cpu(), LIMITS.memoryBytes() / 2, 64, MIB);
        backend.run(Sandbox.practice("tells-its-wait", half), seen);
        assertThat(seen.log("out")).containsExactly(EMPTY_HANDED);
        backend.awaitPool();
        assertThat(backend.run(Sandbox.practice("fills-memory", half), seen).kind()).isEqualTo(Kind.MEMORY);
    }

    /** The control groups of this test's waiting sandboxes, by name. */
    private static List<String> groups() {
        String own = ProcessHandle.current().pid() + "-";
        try (var all = Files.walk(Path.of("/sys/fs/cgroup"), 4)) {
            return all.filter(path -> path.getFileName().toString().startsWith("ahead-")
                    && path.getParent().getFileName().toString().startsWith(own))
                    .map(path -> path.getFileName().toString()).distinct().sorted().toList();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
