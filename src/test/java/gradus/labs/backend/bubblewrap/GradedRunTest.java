package gradus.labs.backend.bubblewrap;

import static gradus.labs.backend.bubblewrap.Sandbox.LIMITS;
import static gradus.labs.backend.bubblewrap.Sandbox.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.wire.GraderMessage;

/** Two sandboxes that talk to each other, and what their launcher makes of it. */
class GradedRunTest {

    private final Seen seen = new Seen();

    @AfterEach
    void nothingIsLeft() throws IOException {
        Leftovers.assertNone();
    }

    @ParameterizedTest
    @CsvSource({
            "answers, passes, COMPLETED, DONE",
            "lingers, passes, COMPLETED, DONE",
            "exits, passes, EXITED, DONE",
            "answers, reads-hidden-data, COMPLETED, DONE",
            "answers, restarts-once, COMPLETED, DONE",
            "answers, restarts-for-ever, COMPLETED, DIED",
            "answers, dies, COMPLETED, DIED",
            "answers, babbles, COMPLETED, DIED",
            "answers, floods, COMPLETED, DIED",
            "answers, dies-before-calls, COMPLETED, FAILED_BEFORE_CALLS",
            "answers, does-not-compile, COMPLETED, FAILED_BEFORE_CALLS",
            "does-not-compile, passes, COMPILE_ERROR, STOPPED",
            "unfit, passes, SANDBOX, STOPPED" })
    void endsAs(String script, String grading, Kind kind, Grader grader) throws IOException {
        var end = Sandbox.run(Sandbox.submit(script, grading, LIMITS), seen);
        assertThat(end.kind()).as(end + seen.withheld.toString()).isEqualTo(kind);
        assertThat(end.grader()).as(end.toString()).isEqualTo(grader);
    }

    @Test
    void theReportIsPassedOnWithoutWhatIsOnlyForTheLauncher() throws IOException {
        Sandbox.run(Sandbox.submit("answers", "restarts-once", LIMITS), seen);
        assertThat(seen.checks()).containsExactly("first failed 0", "second passed 10");
        assertThat(seen.report).noneMatch(message -> message instanceof GraderMessage.Restart
                || message instanceof GraderMessage.Listening);
        assertThat(seen.report.getLast()).isEqualTo(new GraderMessage.Done());
    }

    @Test
    void afterALearnerProcessLeftTheRestIsGradedWithAFreshOne() throws IOException {
        // Leaves at once, twice; the first time the grader restarts it.
        var end = Sandbox.run(Sandbox.submit("exits", "restarts-when-left", LIMITS), seen);
        assertThat(seen.checks()).containsExactly("first failed 0", "second passed 10");
        assertThat(end.kind()).isEqualTo(Kind.EXITED);
    }

    @Test
    void whatTheLearnerPrintsWhileItIsGradedIsNotShown() throws IOException {
        Sandbox.run(Sandbox.submit("answers", "restarts-once", LIMITS), seen);
        assertThat(seen.log("out")).isEmpty();
        assertThat(seen.claims).hasSize(2); // hello and ready, of the first process only
        assertThat(seen.withheld.toString()).contains("a hidden input: 4711");
    }

    @Test
    void hiddenDataLiesInTheGradersSandboxAlone() throws IOException {
        Sandbox.run(Sandbox.submit("looks-around", "reads-hidden-data", LIMITS), seen);
        assertThat(seen.checks()).containsExactly("3,4 passed 10");
        assertThat(seen.withheld.toString()).contains("/data [train.csv]").doesNotContain("hidden");
    }

    @Test
    void theWallTimeEndsBoth() throws IOException {
        var limits = new Limits(Duration.ofSeconds(1), Duration.ofSeconds(20), 256 * MIB, 64, MIB);
        var end = Sandbox.run(Sandbox.submit("answers", "hangs", limits), seen);
        assertThat(end.kind()).isEqualTo(Kind.WALL);
        assertThat(end.grader()).isEqualTo(Grader.STOPPED);
    }

    @Test
    void cpuTimeCountsOverRestarts() throws IOException {
        var limits = new Limits(Duration.ofSeconds(20), Duration.ofSeconds(1), 256 * MIB, 64, MIB);
        var end = Sandbox.run(Sandbox.submit("spins", "hangs", limits), seen);
        assertThat(end.kind()).isEqualTo(Kind.CPU);
        assertThat(end.grader()).isEqualTo(Grader.STOPPED);
    }

    @Test
    void floodingEndsAGradedRunAndKeepsLittle() throws IOException {
        var end = Sandbox.run(Sandbox.submit("floods", "hangs", LIMITS), seen);
        assertThat(end.kind()).isEqualTo(Kind.OUTPUT);
        assertThat(seen.withheld.length()).isLessThanOrEqualTo(256 * 1024);
    }
}
