package gradus.common;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Texts whose keys are known only at run time: what graders say, how runs end. Where the keys are fixed, a message
 * bundle is better, since the compiler reads it.
 */
public final class Texts {

    private static final Pattern NAMED = Pattern.compile("\\{([A-Za-z][A-Za-z0-9-]*)}");

    private final Map<Language, Properties> texts = new EnumMap<>(Language.class);

    /**
     * @param name of the two files {@code /texts/<name>_<language>.properties}
     * @throws IllegalStateException if one of them is missing
     */
    public Texts(String name) {
        for (var language : Language.values()) {
            texts.put(language, read("/texts/%s_%s.properties".formatted(name, language.tag())));
        }
    }

    /** The text with its values put in; empty if there is no such key. */
    public Optional<String> find(Language language, String key, Map<String, String> values) {
        return Optional.ofNullable(texts.get(language).getProperty(key)).map(text -> filled(text, values));
    }

    /** @throws IllegalArgumentException if there is no such key */
    public String get(Language language, String key, Map<String, String> values) {
        return find(language, key, values).orElseThrow(() -> new IllegalArgumentException("No text " + key));
    }

    public Set<String> keys(Language language) {
        return texts.get(language).stringPropertyNames();
    }

    /** Puts the values where the text names them in braces; a name without a value stays as it stands. */
    public static String filled(String text, Map<String, String> values) {
        return NAMED.matcher(text).replaceAll(found -> Matcher.quoteReplacement(
                values.getOrDefault(found.group(1), found.group())));
    }

    /** Whether no name in braces is left. */
    public static boolean isFilled(String text) {
        return !NAMED.matcher(text).find();
    }

    private static Properties read(String name) {
        try (var in = Texts.class.getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("Missing " + name);
            }
            var properties = new Properties();
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
            return properties;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
