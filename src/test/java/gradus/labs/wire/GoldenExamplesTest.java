package gradus.labs.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The application's half of the contract; the runner's is {@code gradus.sandbox.wire.GoldenExamplesTest}. */
class GoldenExamplesTest {

    private static final Path FOLDER = Path.of("sandbox-runner", "protocol", "examples");
    private static final ObjectMapper TREES = new ObjectMapper();

    private static final Map<String, Class<?>> JOBS = Map.of("job-learner", LearnerJob.class, "job-learner-answer",
            LearnerJob.class, "job-grader",
            GraderJob.class, "job-grader-compiled", GraderJob.class, "go", Go.class, "waiting", Waiting.class);

    /** Objects with free names: one entry less or more is another message, not a broken one. */
    private static final Set<String> FREE = Set.of("files", "solution", "wrong", "sizes", "checks", "values", "classes",
            "grader");

    @ParameterizedTest
    @MethodSource("messages")
    void isReadAndWrittenBackUnchanged(String name, Class<?> type) throws IOException {
        var example = tree(name);
        assertThat(TREES.readTree(Wire.write(Wire.read(example.toString(), type)))).isEqualTo(example);
    }

    @ParameterizedTest
    @MethodSource("messages")
    void hasExactlyTheFieldsOfTheExample(String name, Class<?> type) {
        for (var broken : broken(tree(name))) {
            assertThatThrownBy(() -> Wire.read(broken, type)).as("%s", broken)
                    .isInstanceOf(IllegalArgumentException.class);
        }
    }

    /** Frames between the two processes never reach the application. */
    static Stream<Object[]> messages() throws IOException {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".json", ""))
                    .filter(name -> !name.startsWith("call-") && !name.startsWith("answer")).sorted()
                    .flatMap(name -> types(name).map(type -> new Object[] { name, type })).toList().stream();
        }
    }

    private static Stream<Class<?>> types(String name) {
        if (JOBS.containsKey(name)) {
            return Stream.of(JOBS.get(name));
        }
        var example = tree(name);
        var graded = example.has("millis") || "grader".equals(example.path("role").asText());
        return switch (example.get("type").asText()) {
            case "metric", "progress" -> Stream.of(LearnerMessage.class, GraderMessage.class);
            case "hello", "check" -> Stream.of(graded ? GraderMessage.class : LearnerMessage.class);
            case "compiled", "listening", "restart", "failed", "done" -> Stream.of(GraderMessage.class);
            default -> Stream.of(LearnerMessage.class);
        };
    }

    /** The example without each of its fields, and with one more in each of its objects. */
    private static List<String> broken(JsonNode example) {
        var results = new ArrayList<String>();
        breakObjects("", example, example, results);
        return results;
    }

    private static void breakObjects(String name, JsonNode node, JsonNode whole, List<String> results) {
        if (node instanceof ObjectNode object && !FREE.contains(name)) {
            for (var field : object.properties().stream().map(Map.Entry::getKey).toList()) {
                var removed = object.remove(field);
                results.add(whole.toString());
                object.set(field, removed);
            }
            object.put("surplus", 1);
            results.add(whole.toString());
            object.remove("surplus");
        }
        node.properties().forEach(entry -> breakObjects(entry.getKey(), entry.getValue(), whole, results));
        if (node.isArray()) {
            node.forEach(element -> breakObjects("", element, whole, results));
        }
    }

    private static JsonNode tree(String name) {
        try {
            return TREES.readTree(FOLDER.resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
