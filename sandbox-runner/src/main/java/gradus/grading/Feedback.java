package gradus.grading;

import java.util.Map;

/**
 * What a check tells the learner: a key and the values that its text names, never a sentence. The text stands in
 * {@code lab.yaml} under the check's {@code messages}, or comes from Gradus for the keys that every lab shares.
 *
 * @param key lower-case words with hyphens, at most 64 characters
 * @param values at most 16, each at most 200 characters, longer ones are cut; no hidden input and no raw answer
 */
public record Feedback(String key, Map<String, String> values) {

    private static final int LONGEST_VALUE = 200;
    private static final int MOST_VALUES = 16;

    public Feedback {
        if (!isName(key)) {
            throw new IllegalArgumentException("A message key is lower-case words with hyphens");
        }
        if (values.size() > MOST_VALUES) {
            throw new IllegalArgumentException("A message has at most %d values".formatted(MOST_VALUES));
        }
        values = cut(values);
    }

    static boolean isName(String text) {
        return text.length() <= 64 && text.matches("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    }

    private static Map<String, String> cut(Map<String, String> values) {
        var cut = new java.util.TreeMap<String, String>();
        values.forEach((name, value) -> {
            if (!name.matches("[A-Za-z][A-Za-z0-9-]{0,63}")) {
                throw new IllegalArgumentException("A value's name is letters, digits and hyphens");
            }
            cut.put(name, value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…");
        });
        return Map.copyOf(cut);
    }
}
