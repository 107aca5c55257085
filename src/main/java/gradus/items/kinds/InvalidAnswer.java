package gradus.items.kinds;

import java.util.Map;

/** What was sent is no answer to this item; nothing is judged, and the person is told kindly what is expected. */
public final class InvalidAnswer extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String key;
    private final transient Map<String, String> values;

    InvalidAnswer(String key, Map<String, String> values) {
        super(key + " " + values, null, false, false);
        this.key = key;
        this.values = Map.copyOf(values);
    }

    InvalidAnswer(String key) {
        this(key, Map.of());
    }

    /** Of the text {@code invalid.<key>} in {@code texts/items_<language>.properties}. */
    public String key() {
        return key;
    }

    public Map<String, String> values() {
        return values;
    }
}
