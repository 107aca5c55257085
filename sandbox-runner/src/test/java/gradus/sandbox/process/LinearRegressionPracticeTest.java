package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.LearnerMessage;

/** What a learner sees who presses Run in the lab {@code linear-regression}. */
class LinearRegressionPracticeTest {

    private final CurriculumLab lab = CurriculumLab.of("f2-gradient-descent", "linear-regression");

    @TempDir
    Path folder;

    @Test
    void theLossFallsWhileTheSolutionRuns() throws IOException {
        var run = run("solution");

        var losses = run.said(LearnerMessage.Metric.class).stream().map(LearnerMessage.Metric::value).toList();
        assertThat(losses).as("a curve that grows, not two points").hasSizeGreaterThan(10);
        assertThat(losses.getFirst()).isBetween(25.0, 85.0);
        assertThat(losses.getLast()).as("what is left is the noise").isBetween(0.9, 1.2);
        assertThat(losses.get(losses.size() / 2)).as("still falling halfway").isGreaterThan(1.3 * losses.getLast());
        assertThat(run.said(LearnerMessage.Progress.class)).last()
                .isEqualTo(new LearnerMessage.Progress(6_000, 6_000));
        assertThat(run.said(LearnerMessage.Artifact.class)).singleElement()
                .satisfies(theta -> assertThat(theta.shape()).containsExactly(4L));
        assertThat(outcomes(run)).hasSize(7).containsOnly("passed");
    }

    @Test
    void theStarterRunsToItsEndAndIsToldWhatIsMissing() throws IOException {
        var run = run("starter");

        assertThat(run.said(LearnerMessage.Check.class)).extracting(LearnerMessage.Check::id)
                .isEqualTo(lab.full().keySet().stream().toList());
        assertThat(outcomes(run)).containsOnly("failed");
    }

    private Launcher.Practice run(String answer) throws IOException {
        var run = new Launcher(folder).practice(lab.learner(answer), lab.sources("checks"), lab.visible());
        assertThat(run.exitCode()).as("%s %s", run.said(), run.stderr()).isZero();
        assertThat(run.said().getLast()).isEqualTo(new LearnerMessage.End("completed", null));
        return run;
    }

    private static List<String> outcomes(Launcher.Practice run) {
        return run.said(LearnerMessage.Check.class).stream().map(LearnerMessage.Check::outcome).toList();
    }
}
