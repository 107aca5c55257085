package gradus.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Map;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.sandbox.GoldenExamples;

class GoldenExamplesTest {

    private static final ObjectMapper TREES = new ObjectMapper();

    private static final Map<String, Class<?>> BY_NAME = Map.of("job-learner", LearnerJob.class, "job-learner-answer",
            LearnerJob.class, "job-grader",
            GraderJob.class, "job-grader-compiled", GraderJob.class, "go", Go.class, "waiting", Waiting.class);

    @ParameterizedTest
    @MethodSource("messages")
    void isReadAndWrittenBackUnchanged(String name, Class<?> type) throws IOException {
        var example = GoldenExamples.tree(name);
        assertThat(TREES.readTree(Wire.write(Wire.read(example.toString(), type)))).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void hasNoFieldThatMayBeMissing(String name, Class<?> type) {
        for (var broken : GoldenExamples.withoutOneField(GoldenExamples.tree(name))) {
            assertThatThrownBy(() -> Wire.read(broken.toString(), type)).as("%s", broken)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    @ParameterizedTest
    @MethodSource("messages")
    void hasNoRoomForAnotherField(String name, Class<?> type) {
        for (var broken : GoldenExamples.withOneFieldMore(GoldenExamples.tree(name))) {
            assertThatThrownBy(() -> Wire.read(broken.toString(), type)).as("%s", broken)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** A message's name says who prints it, where its type alone does not. */
    static Stream<Object[]> messages() {
        return GoldenExamples.names().filter(name -> !GoldenExamples.isHeader(name)).flatMap(name -> {
            if (BY_NAME.containsKey(name)) {
                return Stream.<Object[]> of(new Object[] { name, BY_NAME.get(name) });
            }
            return Stream.of(LearnerMessage.class, GraderMessage.class)
                    .filter(type -> prints(type, GoldenExamples.tree(name))).map(type -> new Object[] { name, type });
        });
    }

    private static boolean prints(Class<?> sender, JsonNode example) {
        var graded = example.has("millis") || "grader".equals(example.path("role").asText());
        return switch (example.get("type").asText()) {
            case "metric", "progress" -> true;
            case "hello", "check" -> graded == (sender == GraderMessage.class);
            case "compiled", "listening", "restart", "failed", "done" -> sender == GraderMessage.class;
            default -> sender == LearnerMessage.class;
        };
    }
}
