package gradus.markup;

import java.util.LinkedHashMap;
import java.util.Map;

/** HTML attributes that are written in the order they are given, so that the same text is always the same HTML. */
final class Attributes {

    private Attributes() {
    }

    static Map<String, String> of(String... namesAndValues) {
        var attributes = new LinkedHashMap<String, String>();
        for (var i = 0; i < namesAndValues.length; i += 2) {
            attributes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        return attributes;
    }
}
