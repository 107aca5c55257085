package gradus.sandbox.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

import gradus.grading.Feedback;
import gradus.sandbox.gate.Header;

class RefusalsTest {

    @Test
    void honestReasonsPass() {
        assertThat(feedback("exception", Map.of("type", "java.lang.IllegalStateException", "file", "Train.java", "line",
                "31"))).isEqualTo(new Feedback("exception",
                        Map.of("type", "java.lang.IllegalStateException", "file", "Train.java", "line", "31")));
        assertThat(feedback("wrong-shape", Map.of("expected", "[2, 2]", "actual", "[2, 1]")).values())
                .containsEntry("actual", "[2, 1]");
    }

    @Test
    void whatCouldCarryHiddenInputsOutDoesNot() {
        var feedback = feedback("exception",
                Map.of("type", "Secret0_53125", "file", "0.53125.java", "line", "5312500000"));
        assertThat(feedback.values()).isEqualTo(Map.of("type", "Throwable", "file", "", "line", "0"));
        assertThat(feedback("exception", Map.of("type", "java.lang.String", "file", "", "line", "0")).values())
                .containsEntry("type", "Throwable");
        assertThat(feedback("wrong-type", Map.of("expected", "tensor", "actual", "θ <b>")).values())
                .containsEntry("actual", "");
    }

    @Test
    void otherKeysAndOtherValuesAreNoProtocol() {
        assertThat(feedback("passed", Map.of()).key()).isEqualTo("protocol");
        assertThat(feedback("memory", Map.of("note", "0.5")).key()).isEqualTo("protocol");
        assertThat(feedback("exception", Map.of("type", "java.lang.Error")).key()).isEqualTo("protocol");
    }

    private static Feedback feedback(String key, Map<String, String> values) {
        return Refusals.rejected(new Header.Refusal(key, values)).feedback();
    }
}
