package gradus.sandbox.learner;

import java.util.Map;

/** A call that can't be answered with a value, for a reason of the protocol's table. */
final class Refused extends Exception {

    private final String key;
    private final transient Map<String, String> values;

    Refused(String key, Map<String, String> values) {
        super(key, null, false, false);
        this.key = key;
        this.values = values;
    }

    String key() {
        return key;
    }

    Map<String, String> values() {
        return values;
    }

    static Refused noSuchClass(String name) {
        return new Refused("no-such-class", Map.of("name", name));
    }

    /** @param name with the class and what it should take: {@code Network.forward(tensor)} */
    static Refused noSuchMethod(String name) {
        return new Refused("no-such-method", Map.of("name", name.length() <= 200 ? name : name.substring(0, 200)));
    }

    static Refused tooLarge(long bytes) {
        return new Refused("too-large", Map.of("bytes", Long.toString(bytes)));
    }
}
