package gradus.sandbox.grader;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import gradus.grading.Rejected;
import gradus.sandbox.gate.Header;

/**
 * What the learner's process gave as the reason that a call has no answer. It is shown to the learner, so anything in
 * it could carry hidden inputs out: only known keys pass, with exactly their values, each in a narrow form.
 */
final class Refusals {

    private static final Map<String, Set<String>> KEYS = Map.of("exception", Set.of("type", "file", "line"),
            "no-such-class", Set.of("name"), "no-such-method", Set.of("name"), "wrong-type",
            Set.of("expected", "actual"), "wrong-dtype", Set.of("expected", "actual"), "wrong-shape",
            Set.of("expected", "actual"), "nothing", Set.of(), "memory", Set.of(), "too-large", Set.of("bytes"));

    private Refusals() {
    }

    static Rejected rejected(Header.Refusal refusal) {
        var names = KEYS.get(refusal.key());
        if (names == null || !names.equals(refusal.values().keySet())) {
            return new Rejected("protocol", Map.of());
        }
        var values = new TreeMap<String, String>();
        refusal.values().forEach((name, value) -> values.put(name, narrow(name, value)));
        return new Rejected(refusal.key(), values);
    }

    private static String narrow(String name, String value) {
        return switch (name) {
            case "type" -> isKnown(value) ? value : "Throwable";
            case "file" -> value.matches("[A-Za-z_$][A-Za-z0-9_$]{0,63}\\.java") ? value : "";
            case "line" -> value.matches("[0-9]{1,5}") ? value : "0";
            case "bytes" -> value.matches("[0-9]{1,12}") ? value : "0";
            case "name" -> value.matches("[A-Za-z_$][\\w$.(), ]{0,199}") ? value : "";
            default -> value.matches("[a-z0-9 *,\\[\\]()-]{0,64}") ? value : "";
        };
    }

    /** A type that the learner could name at will would be a message. */
    private static boolean isKnown(String type) {
        try {
            return (type.startsWith("java.") || type.startsWith("ai.djl."))
                    && Throwable.class.isAssignableFrom(Class.forName(type, false, Refusals.class.getClassLoader()));
        } catch (ClassNotFoundException | LinkageError e) {
            return false;
        }
    }
}
