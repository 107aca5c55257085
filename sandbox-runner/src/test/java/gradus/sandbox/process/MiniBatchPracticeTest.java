package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.LearnerMessage;

/** What a learner sees who presses Run in the lab {@code mini-batch}. */
class MiniBatchPracticeTest {

    private final CurriculumLab lab = CurriculumLab.of("f2-gradient-descent", "mini-batch");

    @TempDir
    Path folder;

    @Test
    void theFourWalksDifferAsTheBriefSays() throws IOException {
        var run = run("solution");

        var full = losses(run, "loss/B = 1000");
        var small = losses(run, "loss/B = 32");
        var single = losses(run, "loss/B = 1");
        var falling = losses(run, "loss/B = 1 ↘");
        assertThat(full).as("the start, and one step an epoch").hasSize(7).isSortedAccordingTo((a, b) -> Double.compare(b, a));
        assertThat(full.getLast()).as("still on its way").isGreaterThan(1.2 * small.getLast());
        assertThat(small).as("a curve that grows, not two points").hasSizeGreaterThan(20);
        assertThat(single).as("a curve that grows, not two points").hasSizeGreaterThan(20);
        assertThat(single.getFirst()).isEqualTo(full.getFirst());
        var bottom = falling.getLast();
        assertThat(bottom).as("what is left is the noise").isBetween(7.5, 10.8);
        assertThat(small.getLast()).isBetween(0.99 * bottom, 1.1 * bottom);
        var settled = single.subList(single.size() / 2, single.size());
        assertThat(settled.stream().mapToDouble(Double::doubleValue).average().orElseThrow()).as("it never comes to rest")
                .isBetween(1.1 * bottom, 2 * bottom);
        assertThat(run.said(LearnerMessage.Progress.class)).last().isEqualTo(new LearnerMessage.Progress(120, 120));
        assertThat(run.said(LearnerMessage.Artifact.class)).hasSize(4)
                .allSatisfy(theta -> assertThat(theta.shape()).containsExactly(4L));
        assertThat(run.said(LearnerMessage.Check.class)).allSatisfy(
                check -> assertThat(check.outcome()).as("%s", check).isEqualTo("passed"));
    }

    @Test
    void theStarterRunsToItsEndAndIsToldWhatIsMissing() throws IOException {
        var run = run("starter");

        assertThat(run.said(LearnerMessage.Check.class)).extracting(LearnerMessage.Check::id)
                .isEqualTo(lab.full().keySet().stream().toList());
        assertThat(run.said(LearnerMessage.Check.class)).extracting(LearnerMessage.Check::outcome)
                .containsOnly("failed");
    }

    private Launcher.Practice run(String answer) throws IOException {
        var run = new Launcher(folder).practice(lab.learner(answer), lab.sources("checks"), lab.visible());
        assertThat(run.exitCode()).as("%s %s", run.said(), run.stderr()).isZero();
        assertThat(run.said().getLast()).isEqualTo(new LearnerMessage.End("completed", null));
        return run;
    }

    private static List<Double> losses(Launcher.Practice run, String name) {
        return run.said(LearnerMessage.Metric.class).stream().filter(metric -> metric.name().equals(name))
                .map(LearnerMessage.Metric::value).toList();
    }
}
