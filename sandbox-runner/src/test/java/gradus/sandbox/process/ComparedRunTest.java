package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.Comparison;
import gradus.sandbox.wire.Comparison.Argument;
import gradus.sandbox.wire.Comparison.Dimension;
import gradus.sandbox.wire.Comparison.Range;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;
import gradus.sandbox.wire.Message;
import gradus.sandbox.wire.Wire;

/** A lab without a grader of its own, in its real processes. */
class ComparedRunTest {

    private static final String SOLUTION = """
            import ai.djl.ndarray.NDArray;
            class Answers {
                static NDArray twice(NDArray values) { return values.mul(2); }
                static NDArray waits(NDArray values) { return values.mul(2); }
                static NDArray after(NDArray values) { return values.mul(2); }
            }
            """;
    private static final String LEARNER = SOLUTION
            .replace("waits(NDArray values) {", "waits(NDArray values) { while (true) { Thread.onSpinWait(); }")
            .replace("onSpinWait(); } return values.mul(2);", "onSpinWait(); }")
            .replace("after(NDArray values) { return", "after(NDArray values) { System.out.println(\"{}\"); return");

    @TempDir
    Path folder;

    @Test
    void isGradedByTheSolutionAloneAndSurvivesALearnerWhoDoesNotAnswer() throws IOException {
        var run = submit();

        assertThat(run.exitCode()).as("%s %s", run.report(), run.stderr()).isZero();
        assertThat(run.check("twice")).isEqualTo(new GraderMessage.Check("twice", "passed", 5, null,
                run.check("twice").millis()));
        assertThat(run.check("waits").message()).isEqualTo(new Message("late", Map.of("seconds", "3")));
        assertThat(run.check("after").outcome()).isEqualTo("passed");
        assertThat(run.restarts()).isEqualTo(1);
        assertThat(run.report().getLast()).isEqualTo(new GraderMessage.Done());
        assertThat(run.report().get(1)).isInstanceOfSatisfying(GraderMessage.Compiled.class,
                told -> assertThat(told.classes().get("solution")).containsOnlyKeys("Answers"));
        assertThat(run.report().get(2)).isEqualTo(new GraderMessage.Listening());
    }

    private Launcher.Graded submit() throws IOException {
        return new Launcher(folder).submit(Map.of("Answers.java", LEARNER), new GraderJob(Wire.PROTOCOL, "grader",
                UUID.randomUUID(), 1, 7, Launcher.SEED, Map.of(), null, Map.of("Answers.java", SOLUTION), Map.of(), null,
                List.of(check("twice"), check("waits"), check("after")), "", 3));
    }

    private static GraderJob.Check check(String method) {
        return new GraderJob.Check(method, 5, 3_000, new Comparison("Answers", null, method,
                List.of(new Argument("float32", List.of(new Dimension("n", 2, 1)), "normal", List.of(0, 1), null)),
                Map.of("n", new Range(1, 9)), 3, 1e-6, 0, List.of()));
    }
}
