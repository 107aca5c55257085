package gradus.labs.runs.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.labs.backend.RunEnd;

class NextTest {

    @ParameterizedTest
    @CsvSource({
            "COMPLETED, NONE, FINISHED,", "COMPLETED, DONE, FINISHED,", "COMPILE_ERROR, STOPPED, FINISHED,",
            "COMPILE_ERROR, NONE, FINISHED,", "EXCEPTION, NONE, FINISHED,", "EXITED, DONE, FINISHED,",
            "WALL, STOPPED, FINISHED,", "CPU, STOPPED, FINISHED,", "MEMORY, DONE, FINISHED,",
            "OUTPUT, STOPPED, FINISHED,", "CRASHED, DONE, FINISHED,",
            "CANCELLED, STOPPED, CANCELLED,", "CANCELLED, DIED, CANCELLED,", "CANCELLED, NONE, CANCELLED,",
            "SANDBOX, NONE, FAILED, sandbox", "SANDBOX, STOPPED, FAILED, sandbox",
            "COMPLETED, FAILED_BEFORE_CALLS, FAILED, grader" })
    void anEndClosesTheRun(RunEnd.Kind kind, RunEnd.Grader grader, RunState state, String failure) {
        for (int deaths = 0; deaths < 2; deaths++) {
            assertThat(Next.after(end(kind, grader), deaths)).isEqualTo(new Next(state, failure, false));
        }
    }

    @ParameterizedTest
    @CsvSource({ "COMPLETED", "EXITED", "MEMORY" })
    void aGraderThatDiesRepeatsTheRunOnceThenItCountsAndIsFlagged(RunEnd.Kind kind) {
        var died = end(kind, RunEnd.Grader.DIED);
        assertThat(Next.after(died, 0)).isEqualTo(Next.REPEAT);
        assertThat(Next.after(died, 1)).isEqualTo(new Next(RunState.FINISHED, null, true));
    }

    private static RunEnd end(RunEnd.Kind kind, RunEnd.Grader grader) {
        return new RunEnd(kind, grader, 0, "", new RunEnd.Usage(Duration.ZERO, Duration.ZERO, 0));
    }
}
