package gradus.labs.backend.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.backend.strict.StrictBackend;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Mode;

/** The real processes once more, started ahead: what {@link RealRuntimeTest} says of a run holds for theirs. */
class RealPoolTest {

    private static BubblewrapBackend backend;

    private final Seen seen = new Seen();

    @BeforeAll
    static void open() {
        backend = new BubblewrapBackend(new Settings(RuntimeFolder.required(), Settings.CACHE, Settings.RUN, 46_501, 1, 2,
                1, Programs.STANDARD));
        assertThat(backend.readiness().ready()).as(backend.readiness().findings().toString()).isTrue();
    }

    @AfterAll
    static void close() throws IOException {
        backend.close();
        Leftovers.assertNone();
    }

    @BeforeEach
    void allWait() throws InterruptedException {
        backend.awaitPool();
    }

    @Test
    void anHonestProgramComputesAndIsShown() throws IOException {
        var end = backend.run(RealRuntimeTest.practice("", Limits.DEFAULT), seen);
        assertThat(end.kind()).as(end + " " + seen.claims).isEqualTo(Kind.COMPLETED);
        assertThat(seen.claims).contains(new LearnerMessage.Metric("sum", 0, 445));
        assertThat(seen.log("lab")).containsExactly("done");
        assertThat(seen.log("err")).isEmpty();
    }

    @Test
    void anHonestProgramIsGraded() throws IOException {
        var end = backend.run(RealRuntimeTest.submit("Honest.txt", "0", Limits.DEFAULT), seen);
        assertThat(seen.checks()).as(end.toString()).containsExactly("sum passed 10", "attack failed 0",
                "product failed 0", "frame failed 0", "late failed 0", "again passed 10");
        assertThat(end.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(end.grader()).isEqualTo(Grader.DONE);
    }

    @Test
    void aStrictRunTakesOneThatWaitsForPractice() throws IOException {
        var before = backend.startedAhead(Mode.PRACTICE).hits();
        var end = new StrictBackend(backend).run(StrictLabTest.job("", Limits.DEFAULT, ""), seen);
        assertThat(seen.checks()).as(end.toString()).containsExactly("adds passed 10", "look passed 10",
                "twice passed 10", "again passed 10");
        assertThat(backend.startedAhead(Mode.PRACTICE).hits()).isGreaterThan(before);
    }

    @Test
    void aHostileProgramGetsNothing() throws IOException {
        try (var server = new ServerSocket(0, 8, InetAddress.getLoopbackAddress())) {
            var end = backend.run(RealRuntimeTest.submit("Hostile.txt", Integer.toString(server.getLocalPort()),
                    Limits.DEFAULT), seen);
            assertThat(seen.checks()).as(end + " " + seen.report).containsExactly("sum passed 10", "attack passed 10",
                    "product failed 0", "frame failed 0", "late failed 0", "again passed 10");
            assertThat(end.kind()).isEqualTo(Kind.COMPLETED);
        }
    }
}
