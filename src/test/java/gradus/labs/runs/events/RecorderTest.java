package gradus.labs.runs.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;

import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

class RecorderTest {

    private final Recorder recorder = new Recorder(3, () -> {
    });

    @Test
    void eventsAreNumberedOnAndKeepTheirOrder() {
        recorder.claimed(new LearnerMessage.Log("out", "hello"));
        recorder.claimed(new LearnerMessage.Metric("loss", 1, 0.5));
        recorder.stored(2);
        recorder.claimed(new LearnerMessage.Progress(1, 10));
        assertThat(recorder.pending()).extracting(RunEvents.Told::sequence).containsExactly(5);
        assertThat(recorder.pending().getFirst().payload().toString()).isEqualTo("{\"done\":1,\"total\":10}");
    }

    @Test
    void textThatTheDatabaseCannotKeepIsMadeFit() {
        recorder.claimed(new LearnerMessage.Log("out", "a\0b\ud800c"));
        recorder.claimed(new LearnerMessage.Notice("k\0ey", Map.of("va\0lue", "\udc00")));
        assertThat(recorder.pending().toString()).contains("a\uFFFDb\uFFFDc").doesNotContain("\0", "\\u0000", "\ud800");
    }

    @Test
    void theLearnersCodeCannotChangeWhatItRanOn() {
        recorder.claimed(new LearnerMessage.Hello(1, "learner", "0.1", "25", "PyTorch", "cpu", "Abacus 9"));
        recorder.claimed(new LearnerMessage.Hello(1, "learner", "0.1", "25", "PyTorch", "cpu", "Quantum 1"));
        var evidence = JsonNodeFactory.instance.objectNode();
        recorder.describe(evidence);
        assertThat(evidence.at("/learner/processor").textValue()).isEqualTo("Abacus 9");
        assertThat(evidence.get("grader").isNull()).isTrue();
    }

    @Test
    void numbersThatJsonHasNoFormForAreText() {
        recorder.claimed(new LearnerMessage.Metric("loss", 2, Double.NaN));
        assertThat(recorder.pending().getFirst().payload().get("value").textValue()).isEqualTo("NaN");
    }

    @Test
    void aFieldThatIsNullBreaksNothing() {
        recorder.claimed(new LearnerMessage.Log(null, null));
        recorder.claimed(new LearnerMessage.Metric(null, 1, 1));
        recorder.claimed(new LearnerMessage.Check(null, null, null, null));
        recorder.claimed(new LearnerMessage.Artifact(null, null, null, null));
        recorder.claimed(new LearnerMessage.Notice(null, null));
        recorder.claimed(new LearnerMessage.Diagnostic(null, null, 0, 0, null, null));
        assertThat(recorder.pending()).hasSize(6);
    }

    @Test
    void aFloodIsCutWithOneNotice() {
        for (int i = 0; i < 5_000; i++) {
            recorder.claimed(new LearnerMessage.Metric("loss", i, i));
            recorder.claimed(new LearnerMessage.Log("out", "x".repeat(1_000)));
            recorder.claimed(new LearnerMessage.Diagnostic("error", "A.java", 1, 1, "code", "message"));
        }
        assertThat(count("metric")).isEqualTo(EventLimits.POINTS_OF_A_METRIC);
        assertThat(count("log")).isEqualTo(EventLimits.LOG_CHARACTERS / 1_001);
        assertThat(count("diagnostic")).isEqualTo(EventLimits.DIAGNOSTICS);
        assertThat(count("notice")).isEqualTo(3);
    }

    @Test
    void namesOfMetricsCannotBeMadeUpWithoutEnd() {
        for (int i = 0; i < 1_000; i++) {
            recorder.claimed(new LearnerMessage.Metric("loss" + i, 1, 1));
        }
        assertThat(count("metric")).isEqualTo(EventLimits.METRICS);
    }

    @Test
    void oneLongLineIsShortened() {
        recorder.claimed(new LearnerMessage.Log("out", "x".repeat(100_000)));
        assertThat(recorder.pending().getFirst().payload().get("text").textValue())
                .hasSize(Claims.LONGEST_TEXT + 1).endsWith("…");
    }

    @Test
    void whatIsWithheldIsCapped() {
        for (int i = 0; i < 1_000; i++) {
            recorder.withheld("y".repeat(10_000));
        }
        assertThat(recorder.withheld()).hasSizeLessThan(300_000);
    }

    @Test
    void theReportKeepsEveryCheckLine() {
        var line = new GraderMessage.Check("first", "passed", 30, null, 5);
        recorder.reported(line);
        recorder.reported(new GraderMessage.Done());
        assertThat(recorder.report()).containsExactly(line);
        assertThat(recorder.pending()).extracting(RunEvents.Told::type).isEqualTo(List.of("check"));
    }

    private long count(String type) {
        return recorder.pending().stream().filter(event -> event.type().equals(type)).count();
    }
}
