package gradus.labs.grading;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

import org.junit.jupiter.api.Test;

import gradus.labs.wire.GraderMessage;
import gradus.testing.TestLab;

class VerdictTest {

    @Test
    void addsUpThePointsOfTheReport() {
        var verdict = verdict(line("second", "passed", 70), line("first", "partial", 12));
        assertThat(verdict.score()).isEqualTo(new Score(82, 100));
        assertThat(verdict.passed()).isTrue();
        assertThat(verdict.checks()).extracting(Verdict.Check::id).containsExactly("first", "second");
    }

    @Test
    void aCheckWithoutALineWasNotReached() {
        var verdict = verdict(line("first", "passed", 30));
        assertThat(verdict.checks().get(1))
                .isEqualTo(new Verdict.Check("second", "not-reached", 0, Verdict.UNREACHED));
        assertThat(verdict.score()).isEqualTo(new Score(30, 100));
        assertThat(verdict.passed()).isFalse();
    }

    @Test
    void thePassMarkItselfPasses() {
        assertThat(verdict(line("second", "partial", 60)).passed()).isTrue();
        assertThat(verdict(line("second", "partial", 59)).passed()).isFalse();
    }

    @Test
    void aReportCannotGiveMoreThanTheLabHas() {
        var verdict = verdict(line("first", "passed", 1_000), line("first", "passed", 30), line("other", "passed", 50),
                line("second", "failed", -5));
        assertThat(verdict.score()).isEqualTo(new Score(30, 100));
        assertThat(verdict.checks()).hasSize(2);
    }

    private static Verdict verdict(GraderMessage.Check... report) {
        return Verdict.of(TestLab.version(), List.of(report));
    }

    private static GraderMessage.Check line(String id, String outcome, int points) {
        return new GraderMessage.Check(id, outcome, points, null, 5);
    }
}
