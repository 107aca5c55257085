package gradus.labs.definition;

import java.time.Duration;
import java.util.Map;
import java.util.Set;

import gradus.common.Text;
import gradus.common.Yaml;
import gradus.labs.definition.LabVersion.Check;

/** One entry of {@code checks} in {@code lab.yaml}. */
final class CheckParser {

    private static final Duration SHORTEST = Duration.ofMillis(100);
    private static final Duration LONGEST = Duration.ofMinutes(5);
    private static final int MOST_MESSAGES = 20;

    /** The protocol's own keys; their texts come from Gradus and cannot mean something else in one lab. */
    private static final Set<String> STANDARD = Set.of("exception", "no-such-class", "no-such-method", "wrong-type",
            "wrong-dtype", "wrong-shape", "not-finite", "wrong-value", "nothing", "late", "exited", "protocol",
            "memory", "too-large", "not-reached", "wrong-sign", "transposed", "different");

    private CheckParser() {
    }

    /**
     * @param classes names of the classes that have a file of their own in the lab
     * @param wrong names of the lab's known wrong answers
     */
    static Check parse(Yaml yaml, Set<String> classes, Set<String> wrong) {
        var id = yaml.id("id");
        var title = yaml.text("title");
        var points = yaml.integer("points", 1, LabParser.MOST_POINTS);
        var deadline = Quantity.duration(yaml, "deadline");
        if (deadline.compareTo(SHORTEST) < 0 || deadline.compareTo(LONGEST) > 0) {
            throw yaml.error("deadline", "must be from 100ms to 5min");
        }
        var messages = messages(yaml);
        var comparison = yaml.optional("compare")
                .map(compare -> ComparisonParser.parse(compare, classes, wrong, messages.keySet()));
        yaml.end();
        return new Check(id, title, points, deadline.toMillis(), messages, comparison);
    }

    /** Whether the text of this key is Gradus' own. A stored version may be older than the key: only authors are told. */
    static boolean isStandard(String key) {
        return STANDARD.contains(key);
    }

    private static Map<String, Text> messages(Yaml yaml) {
        var messages = yaml.texts("messages");
        if (messages.size() > MOST_MESSAGES) {
            throw yaml.error("messages", "are more than " + MOST_MESSAGES);
        }
        for (var key : messages.keySet()) {
            if (!Yaml.ID.matcher(key).matches()) {
                throw yaml.error("messages." + key, "must be of small letters, digits and single hyphens");
            }
        }
        return messages;
    }
}
