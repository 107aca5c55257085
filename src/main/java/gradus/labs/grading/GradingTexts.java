package gradus.labs.grading;

import java.util.HashMap;
import java.util.Map;

import gradus.common.Language;
import gradus.common.Texts;
import gradus.labs.wire.Message;

/** The texts of the protocol's standard message keys; the keys come from the grader. */
final class GradingTexts {

    static final Texts TEXTS = new Texts("labs.grading");

    private GradingTexts() {
    }

    static String standard(Message message, Language language) {
        var values = message.key().equals("wrong-type") ? inWords(message.values(), language) : message.values();
        return TEXTS.find(language, key(message), values)
                .orElseGet(() -> TEXTS.get(language, "unknown-key", Map.of("key", message.key())));
    }

    /** An exception may come from where no line of the learner's is known. */
    private static String key(Message message) {
        return message.key().equals("exception") && message.values().getOrDefault("file", "").isEmpty()
                ? "exception-elsewhere"
                : message.key();
    }

    private static Map<String, String> inWords(Map<String, String> types, Language language) {
        Map<String, String> words = new HashMap<>();
        types.forEach((name, type) -> words.put(name,
                TEXTS.find(language, "type." + type, Map.of()).orElse(type)));
        return words;
    }
}
