package gradus.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The examples of {@code protocol/examples}, whole and broken. */
public final class GoldenExamples {

    private static final Path FOLDER = Path.of("protocol", "examples");
    private static final ObjectMapper TREES = new ObjectMapper();

    /** Objects with free names: one entry less or more is another message, not a broken one. */
    private static final Set<String> FREE = Set.of("files", "solution", "wrong", "sizes", "checks", "values", "options",
            "classes",
            "grader");

    private GoldenExamples() {
    }

    public static Stream<String> names() {
        try (var files = Files.list(FOLDER)) {
            return files.map(file -> file.getFileName().toString().replace(".json", "")).sorted().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static JsonNode tree(String name) {
        try {
            return TREES.readTree(FOLDER.resolve(name + ".json").toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether the example is a frame's header, and not a line. */
    public static boolean isHeader(String name) {
        return name.startsWith("call-") || name.startsWith("answer");
    }

    public static List<JsonNode> withoutOneField(JsonNode example) {
        return broken(example, (object, results) -> {
            for (var name : List.copyOf(object.properties().stream().map(java.util.Map.Entry::getKey).toList())) {
                var removed = object.remove(name);
                results.run();
                object.set(name, removed);
            }
        });
    }

    public static List<JsonNode> withOneFieldMore(JsonNode example) {
        return broken(example, (object, results) -> {
            object.put("surplus", 1);
            results.run();
            object.remove("surplus");
        });
    }

    private interface Breaker {
        void breakIt(ObjectNode object, Runnable keep);
    }

    private static List<JsonNode> broken(JsonNode example, Breaker breaker) {
        var results = new ArrayList<JsonNode>();
        var copy = example.deepCopy();
        visit("", copy, object -> breaker.breakIt(object, () -> results.add(copy.deepCopy())));
        return results;
    }

    private static void visit(String name, JsonNode node, Consumer<ObjectNode> visitor) {
        if (node instanceof ObjectNode object && !FREE.contains(name)) {
            visitor.accept(object);
        }
        node.properties().forEach(entry -> visit(entry.getKey(), entry.getValue(), visitor));
        if (node.isArray()) {
            node.forEach(element -> visit("", element, visitor));
        }
    }
}
