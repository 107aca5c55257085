package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;

/** Three labs that prove the protocol: one needs state, one length, one a cache. */
class ThrowAwayLabsTest {

    @TempDir
    Path folder;

    @Test
    void backpropagationKeepsItsStateInAnObject() throws IOException {
        var run = submit("backpropagation", "BackpropagationGrader", 5_000, "forward", "gradient", "learns");

        assertAllPassed(run, 3);
        assertThat(losses(run)).hasSize(200).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(run.report()).contains(new GraderMessage.Progress(200, 200));
    }

    @Test
    void aSmallGptIsTrainedAndPredicts() throws IOException {
        var run = submit("gpt", "GptGrader", 120_000, "learns", "causal", "repeats");

        assertAllPassed(run, 3);
        assertThat(losses(run)).hasSize(20);
        assertThat(losses(run).getLast()).isLessThan(losses(run).getFirst() / 2);
    }

    @Test
    void stepwiseDecodingWithACacheEqualsFullRecomputation() throws IOException {
        assertAllPassed(submit("decoding", "DecodingGrader", 5_000, "same", "apart"), 2);
    }

    private Launcher.Graded submit(String lab, String grader, long deadlineMillis, String... checks)
            throws IOException {
        var all = Stream.of(checks).map(id -> new GraderJob.Check(id, 30, deadlineMillis, null)).toList();
        return new Launcher(folder).submit(Sources.of(lab + "/learner"), Sources.of(lab + "/grader"), grader, all);
    }

    private static void assertAllPassed(Launcher.Graded run, int count) {
        assertThat(run.exitCode()).as("%s %s", run.report(), run.stderr()).isZero();
        assertThat(run.report().stream().filter(GraderMessage.Check.class::isInstance)).hasSize(count)
                .allSatisfy(line -> assertThat(line).isInstanceOfSatisfying(GraderMessage.Check.class, check -> {
                    assertThat(check.outcome()).as("%s", check).isEqualTo("passed");
                    assertThat(check.points()).isEqualTo(30);
                    assertThat(check.message()).isNull();
                }));
        assertThat(run.report().getFirst()).isInstanceOf(GraderMessage.Hello.class);
        assertThat(run.report().getLast()).isEqualTo(new GraderMessage.Done());
        assertThat(run.restarts()).isZero();
        assertThat(run.learnerExits()).containsExactly(0);
    }

    private static List<Double> losses(Launcher.Graded run) {
        return run.report().stream().filter(GraderMessage.Metric.class::isInstance)
                .map(GraderMessage.Metric.class::cast).map(GraderMessage.Metric::value).toList();
    }
}
