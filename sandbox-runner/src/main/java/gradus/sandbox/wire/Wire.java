package gradus.sandbox.wire;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** Reads and writes the lines of the protocol, strictly: a missing or an unknown field is an error. */
public final class Wire {

    public static final int PROTOCOL = 1;

    /** The longest line that a process reads, in bytes. */
    public static final int LONGEST_LINE_IN = 8 * 1024 * 1024;

    /** The longest line that a process writes, in bytes. */
    public static final int LONGEST_LINE_OUT = 2 * 1024 * 1024;

    private static final JsonMapper MAPPER = strict();

    private Wire() {
    }

    /** @throws IllegalArgumentException if the line is not exactly a {@code type} of the protocol */
    public static <T> T read(String line, Class<T> type) {
        try {
            return MAPPER.readValue(line, type);
        } catch (JsonProcessingException | IllegalArgumentException | NullPointerException e) {
            throw new IllegalArgumentException("Not a %s: %s".formatted(type.getSimpleName(), e.getMessage()), e);
        }
    }

    /** One line in UTF-8, without its line feed. */
    public static byte[] write(Object message) {
        try {
            return MAPPER.writeValueAsBytes(message);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + message.getClass().getSimpleName(), e);
        }
    }

    private static JsonMapper strict() {
        var factory = JsonFactory.builder()
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(16).build())
                .build();
        return JsonMapper.builder(factory)
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
                .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
                .build();
    }
}
