package gradus.sandbox.gate;

import java.io.IOException;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** JSON trees with exactly the fields that are expected; everything else is a broken gate. */
final class HeaderJson {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(32).build())
            .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private HeaderJson() {
    }

    static JsonNode parse(byte[] bytes) throws BrokenGate {
        try {
            return MAPPER.readTree(bytes);
        } catch (IOException e) {
            throw new BrokenGate("The header is no JSON", e);
        }
    }

    static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    static void requireFields(JsonNode node, String... names) throws BrokenGate {
        if (!node.isObject()) {
            throw new BrokenGate("An object is expected");
        }
        var actual = new TreeSet<String>();
        node.fieldNames().forEachRemaining(actual::add);
        if (!actual.equals(Set.of(names))) {
            throw new BrokenGate("Other fields than " + new TreeSet<>(Set.of(names)));
        }
    }

    static String text(JsonNode node) throws BrokenGate {
        if (!node.isTextual()) {
            throw new BrokenGate("A text is expected");
        }
        return node.textValue();
    }

    static long whole(JsonNode node) throws BrokenGate {
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new BrokenGate("A whole number is expected");
        }
        return node.longValue();
    }

    static double real(JsonNode node) throws BrokenGate {
        if (node.isNumber()) {
            return node.doubleValue();
        }
        return switch (node.isTextual() ? node.textValue() : "") {
            case "NaN" -> Double.NaN;
            case "Infinity" -> Double.POSITIVE_INFINITY;
            case "-Infinity" -> Double.NEGATIVE_INFINITY;
            default -> throw new BrokenGate("A number is expected");
        };
    }
}
