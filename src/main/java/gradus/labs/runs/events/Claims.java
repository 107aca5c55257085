package gradus.labs.runs.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import gradus.labs.wire.Wire;

/** Messages of the sandboxes as JSON that can be stored: clean text, bounded length. */
public final class Claims {

    static final int LONGEST_TEXT = 16 * 1024;
    static final int LONGEST_NAME = 100;
    private static final int MOST_FIELDS = 40;

    private static final ObjectMapper JSON = new ObjectMapper();

    private Claims() {
    }

    /** A message of the protocol without its {@code type}. */
    public static ObjectNode payload(Object message) {
        try {
            var tree = (ObjectNode) clean(JSON.readTree(Wire.write(message)));
            tree.remove("type");
            return tree;
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("What was just written as JSON is none", e);
        }
    }

    public static JsonNode clean(JsonNode tree) {
        return clean(tree, LONGEST_TEXT);
    }

    private static JsonNode clean(JsonNode node, int longest) {
        if (node.isTextual()) {
            return JSON.getNodeFactory().textNode(PlainText.of(node.textValue(), longest));
        }
        if (node.isObject()) {
            var clean = JSON.createObjectNode();
            node.properties().stream().limit(MOST_FIELDS).forEach(field -> {
                var name = PlainText.of(field.getKey(), LONGEST_NAME);
                clean.set(name, clean(field.getValue(), longestOf(name)));
            });
            return clean;
        }
        if (node.isArray()) {
            var clean = JSON.createArrayNode();
            node.forEach(element -> clean.add(clean(element, longest)));
            return clean;
        }
        return node;
    }

    private static int longestOf(String field) {
        return switch (field) {
            case "name", "id", "title", "key", "file" -> LONGEST_NAME;
            default -> LONGEST_TEXT;
        };
    }
}
