package gradus.sandbox.wire;

import java.util.Map;
import java.util.Objects;

/** What a check says: a key and the values its text names, never a finished sentence. */
public record Message(String key, Map<String, String> values) {

    public Message {
        Objects.requireNonNull(key);
        values = Map.copyOf(values);
    }
}
