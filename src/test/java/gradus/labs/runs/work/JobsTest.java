package gradus.labs.runs.work;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.labs.backend.Device;
import gradus.labs.backend.LabIsolation;
import gradus.labs.backend.Phase;
import gradus.labs.runs.events.Recorder;
import gradus.labs.wire.Mode;
import gradus.labs.wire.Wire;
import gradus.testing.TestLab;

class JobsTest {

    @Test
    void whatIsHiddenGoesToTheGraderAlone() {
        var job = Jobs.of(claim(Mode.SUBMIT), TestLab.version(), Map.of("Step.java", "mine"));
        assertThat(Wire.write(job.learner())).doesNotContain("LineGrader", "hidden.csv", "VisibleChecks", "4242");
        assertThat(job.learner().checkClass()).isNull();
        assertThat(job.publicData()).containsOnlyKeys("points.csv");
        assertThat(job.hiddenData()).containsOnlyKeys("hidden.csv");
        assertThat(job.grader().orElseThrow().files()).containsOnlyKeys("LineGrader.java");
        assertThat(job.grader().orElseThrow().seed()).isEqualTo(4242);
    }

    @Test
    void theSolutionTravelsForComparisonsAloneAndToTheGraderAlone() {
        var none = Jobs.of(claim(Mode.SUBMIT), TestLab.version(), Map.of("Step.java", "mine"));
        assertThat(none.grader().orElseThrow().solution()).isEmpty();

        var job = Jobs.of(claim(Mode.SUBMIT), TestLab.compared(), Map.of("Step.java", "mine"));
        assertThat(job.grader().orElseThrow().graderClass()).isNull();
        assertThat(job.grader().orElseThrow().solution()).containsOnlyKeys("Step.java", "Train.java")
                .containsEntry("Step.java", "class Step { /* done */ }\n");
        assertThat(job.grader().orElseThrow().wrong()).containsOnlyKeys("half/Step.java");
        assertThat(Wire.write(job.learner())).doesNotContain("done", "half");
        assertThat(Wire.write(Jobs.of(claim(Mode.PRACTICE), TestLab.compared(), Map.of()).learner()))
                .doesNotContain("done", "half");
    }

    @Test
    void aGradedRunOfAStrictLabIsToBeDividedAndItsEvidenceSaysSo() throws IOException {
        var job = Jobs.graded(TestLab.strict(), Map.of("Step.java", "mine"), 1, 2);
        assertThat(job.divided()).isTrue();
        assertThat(job.phase()).isEqualTo(Phase.WHOLE);
        assertThat(Jobs.practice(TestLab.strict(), Map.of("Step.java", "mine"), 2).divided()).isFalse();
        assertThat(Jobs.graded(TestLab.version(), Map.of("Step.java", "mine"), 1, 2).divided()).isFalse();
        assertThat(isolation(Mode.SUBMIT, LabIsolation.STRICT)).isEqualTo("strict");
        assertThat(isolation(Mode.SUBMIT, LabIsolation.STANDARD)).isEqualTo("standard");
        assertThat(isolation(Mode.PRACTICE, LabIsolation.STRICT)).as("nothing is hidden from it").isNull();
    }

    private static String isolation(Mode mode, LabIsolation isolation) throws IOException {
        var recorder = new Recorder(0, () -> {
        });
        return new ObjectMapper().readTree(Evidence.of(claim(mode), isolation, recorder)).path("isolation").asText(null);
    }

    @Test
    void aPracticeRunHasVisibleChecksAndNothingHidden() {
        var job = Jobs.of(claim(Mode.PRACTICE), TestLab.version(), Map.of("Step.java", "mine"));
        assertThat(job.grader()).isEmpty();
        assertThat(job.hiddenData()).isEmpty();
        assertThat(job.learner().checks()).containsOnlyKeys("VisibleChecks.java");
    }

    @Test
    void theLearnersCopyNeverReplacesAReadOnlyFile() {
        var job = Jobs.of(claim(Mode.PRACTICE), TestLab.version(), Map.of("Train.java", "cheat", "Step.java", "mine"));
        assertThat(job.learner().files()).containsEntry("Train.java", "class Train {}\n")
                .containsEntry("Step.java", "mine");
    }

    private static Claim claim(Mode mode) {
        return new Claim(UUID.randomUUID(), "demo", UUID.randomUUID(), "line", "a".repeat(64), "b".repeat(64), mode, 1,
                7, mode == Mode.SUBMIT ? 4242L : null, 0, "me",
                new Claim.Slot(Device.CPU, 1 << 30));
    }
}
