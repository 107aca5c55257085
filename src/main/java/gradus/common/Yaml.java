package gradus.common;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;

/**
 * One mapping of a YAML file, read strictly: every field is asked for by name, and {@link #end()} refuses those that
 * nobody asked for. Every error is a {@link BadContent} that names file and field.
 */
public final class Yaml {

    /** What an id may be: it is a folder's name, a part of an address and a key. At most 64 characters. */
    public static final Pattern ID = Pattern.compile("(?=.{1,64}$)[a-z0-9]+(-[a-z0-9]+)*");

    private static final int MOST_BYTES = 1024 * 1024;
    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private final String origin;
    private final String prefix;
    private final JsonNode node;
    private final Set<String> asked = new LinkedHashSet<>();

    private Yaml(String origin, String prefix, JsonNode node) {
        this.origin = origin;
        this.prefix = prefix;
        this.node = node;
    }

    public static Yaml read(Path file) {
        try {
            return read(file.toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            throw new BadContent(file.toString(), "cannot be read", e);
        }
    }

    /** @param origin how errors name the file */
    public static Yaml read(String origin, byte[] content) {
        if (content.length > MOST_BYTES) {
            throw new BadContent(origin, "is larger than 1 MiB");
        }
        try {
            var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
            var root = MAPPER.readTree(text);
            if (!root.isObject()) {
                throw new BadContent(origin, "is not a mapping of fields to values");
            }
            return new Yaml(origin, "", root);
        } catch (CharacterCodingException e) {
            throw new BadContent(origin, "is not UTF-8", e);
        } catch (JsonProcessingException e) {
            throw new BadContent(origin, "is not YAML: " + e.getOriginalMessage(), e);
        }
    }

    public String string(String name) {
        return optionalString(name).orElseThrow(() -> error(name, "is missing"));
    }

    public Optional<String> optionalString(String name) {
        return ask(name).map(value -> {
            if (!value.isTextual() || value.textValue().isBlank()) {
                throw error(name, "must be a text, not " + value + " (put quotes around it if it should be one)");
            }
            return value.textValue().strip();
        });
    }

    /** A string of the form {@link #ID}. */
    public String id(String name) {
        var value = string(name);
        if (!ID.matcher(value).matches()) {
            throw error(name, "must be of small letters, digits and single hyphens, at most 64, not \"" + value + '"');
        }
        return value;
    }

    public UUID uuid(String name) {
        var value = string(name);
        try {
            var uuid = UUID.fromString(value);
            if (uuid.toString().equalsIgnoreCase(value)) { // fromString also takes short forms
                return uuid;
            }
        } catch (IllegalArgumentException e) {
            throw error(name, "is not a UUID: \"" + value + '"');
        }
        throw error(name, "is not a UUID: \"" + value + '"');
    }

    /** A whole number from {@code least} to {@code most}. */
    public int integer(String name, int least, int most) {
        var value = ask(name).orElseThrow(() -> error(name, "is missing"));
        if (!value.isInt() || value.intValue() < least || value.intValue() > most) {
            throw error(name, "must be a whole number from %d to %d, not %s".formatted(least, most, value));
        }
        return value.intValue();
    }

    /** A number with or without decimals, as written. */
    public BigDecimal decimal(String name) {
        var value = ask(name).orElseThrow(() -> error(name, "is missing"));
        if (!value.isNumber()) {
            throw error(name, "must be a number, not " + value);
        }
        return value.decimalValue();
    }

    /** A list of numbers; empty if the field is missing. */
    public List<BigDecimal> decimals(String name) {
        var values = new ArrayList<BigDecimal>();
        for (var value : list(name)) {
            if (!value.isNumber()) {
                throw error(name, "must be a list of numbers, not of " + value);
            }
            values.add(value.decimalValue());
        }
        return values;
    }

    /** What may look like a number without being meant as one: an expression, the spelling of a unit. */
    public String scalar(String name) {
        var value = ask(name).orElseThrow(() -> error(name, "is missing"));
        return value.isNumber() ? value.asText() : string(name);
    }

    /** {@code true} or {@code false}. */
    public boolean flag(String name, boolean otherwise) {
        var value = ask(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        if (!value.get().isBoolean()) {
            throw error(name, "must be true or false, not " + value.get());
        }
        return value.get().booleanValue();
    }

    /** Both languages. */
    public Text text(String name) {
        return textOf(name, ask(name).orElseThrow(() -> error(name, "is missing")));
    }

    /** A mapping of names to texts in both languages; empty if the field is missing. */
    public Map<String, Text> texts(String name) {
        var texts = new LinkedHashMap<String, Text>();
        optional(name).ifPresent(map -> map.node.properties()
                .forEach(entry -> texts.put(entry.getKey(), map.textOf(entry.getKey(), entry.getValue()))));
        return texts;
    }

    /** A list of strings; empty if the field is missing. */
    public List<String> strings(String name) {
        var values = new ArrayList<String>();
        for (var value : list(name)) {
            if (!value.isTextual()) {
                throw error(name, "must be a list of texts, not of " + value);
            }
            values.add(value.textValue());
        }
        return values;
    }

    /** A list of texts, numbers and flags as String, Integer, Long, Double and Boolean; empty if the field is missing. */
    public List<Object> plain(String name) {
        var values = new ArrayList<Object>();
        for (var value : list(name)) {
            values.add(plain(name, value));
        }
        return values;
    }

    /** One text, number or flag, as {@link #plain(String)} gives them. */
    public Object onePlain(String name) {
        return plain(name, ask(name).orElseThrow(() -> error(name, "is missing")));
    }

    private Object plain(String name, JsonNode value) {
        return switch (value.getNodeType()) {
            case STRING -> value.textValue();
            case BOOLEAN -> value.booleanValue();
            case NUMBER -> value.isInt() ? (Object) value.intValue()
                    : value.isLong() ? (Object) value.longValue() : (Object) value.doubleValue();
            default -> throw error(name, "must be a text, a number or true or false, not " + value);
        };
    }

    /** The fields that stand here, in the order of the file; each must still be asked for. */
    public List<String> names() {
        return node.properties().stream().map(Map.Entry::getKey).toList();
    }

    public boolean isList(String name) {
        return node.path(name).isArray();
    }

    /** A list of mappings; empty if the field is missing. */
    public List<Yaml> mappings(String name) {
        var values = new ArrayList<Yaml>();
        for (var value : list(name)) {
            values.add(mapping(name + "[" + values.size() + "]", value));
        }
        return values;
    }

    public Optional<Yaml> optional(String name) {
        return ask(name).map(value -> mapping(name, value));
    }

    /** Every field of this mapping, each a mapping itself, in the order of the file. */
    public Map<String, Yaml> all() {
        var values = new LinkedHashMap<String, Yaml>();
        for (var entry : node.properties()) {
            asked.add(entry.getKey());
            values.put(entry.getKey(), mapping(entry.getKey(), entry.getValue()));
        }
        return values;
    }

    public boolean has(String name) {
        return node.has(name);
    }

    /** Says that every field has been asked for; whatever else stands in the mapping is an error. */
    public void end() {
        for (var entry : node.properties()) {
            if (!asked.contains(entry.getKey())) {
                throw error(entry.getKey(), "is unknown; known are " + String.join(", ", asked));
            }
        }
    }

    /** An error about a field of this mapping, to be thrown by whoever knows what it should be. */
    public BadContent error(String name, String what) {
        return new BadContent(origin, prefix + name + " " + what);
    }

    private Text textOf(String name, JsonNode value) {
        var byTag = new LinkedHashMap<String, String>();
        var map = mapping(name, value);
        for (var language : Language.values()) {
            byTag.put(language.tag(), map.string(language.tag()));
        }
        map.end();
        return Text.of(byTag);
    }

    private Optional<JsonNode> ask(String name) {
        asked.add(name);
        return Optional.ofNullable(node.get(name)).filter(value -> !(value instanceof NullNode));
    }

    private JsonNode list(String name) {
        var value = ask(name).orElse(MAPPER.createArrayNode());
        if (!value.isArray()) {
            throw error(name, "must be a list, not " + value);
        }
        return value;
    }

    private Yaml mapping(String name, JsonNode value) {
        if (!value.isObject()) {
            throw error(name, "must be a mapping of fields to values, not " + value);
        }
        return new Yaml(origin, prefix + name + ".", value);
    }
}
