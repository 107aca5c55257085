package gradus.labs.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToLongFunction;
import java.util.regex.Pattern;

import gradus.common.Yaml;
import gradus.labs.wire.Comparison.Argument;
import gradus.labs.wire.Comparison.Dimension;
import gradus.labs.wire.Comparison.Range;

/** One argument of a comparison: its type, and what it is drawn from. */
final class ArgumentParser {

    private static final Map<String, Integer> BYTES = Map.of("float32", 4, "float64", 8, "int32", 4, "int64", 8, "uint8",
            1, "boolean", 1);
    private static final Set<String> FLOATS = Set.of("float32", "float64", "double");
    private static final Set<String> SCALARS = Set.of("double", "long", "boolean", "text");
    private static final List<String> DRAWS = List.of("uniform", "normal", "choice", "constant", "values", "rows",
            "size");
    private static final Set<String> ROWS = Set.of("one-hot", "probabilities");
    private static final int MOST_DIMENSIONS = 8;
    private static final int MOST_VALUES = 1000;
    private static final int LONGEST_TEXT = 1000;
    /** {@code 3}, {@code n}, {@code n + 1}, {@code 2n}, {@code 2n - 1}. */
    private static final Pattern DIMENSION = Pattern
            .compile("(\\d{1,4})?\\s*([a-z][a-z0-9]{0,15})\\s*(?:([+-])\\s*(\\d{1,6}))?");
    private static final int LARGEST = 10_000_000;

    private final Yaml yaml;
    private final Map<String, Range> sizes;
    private long mostBytes;

    ArgumentParser(Yaml yaml, Map<String, Range> sizes) {
        this.yaml = yaml;
        this.sizes = sizes;
    }

    Argument argument() {
        var type = yaml.string("type");
        var shape = yaml.has("shape") ? shape() : null;
        if (shape == null && !SCALARS.contains(type) || shape != null && !BYTES.containsKey(type)) {
            throw yaml.error("type", shape == null
                    ? "must be double, long, boolean or text, or a tensor's type with a shape"
                    : "of something with a shape must be float32, float64, int32, int64, uint8 or boolean");
        }
        mostBytes = shape == null ? 0 : BYTES.get(type) * elements(shape, Range::most);
        var drawn = DRAWS.stream().filter(yaml::has).toList();
        if (drawn.size() != 1) {
            throw yaml.error("type", "needs exactly one of " + String.join(", ", DRAWS));
        }
        var argument = drawn(type, shape, drawn.getFirst());
        yaml.end();
        return argument;
    }

    /** Of the largest case; after {@link #argument}. */
    long mostBytes() {
        return mostBytes;
    }

    static boolean uses(Argument argument, String size) {
        return argument.size() != null && size.equals(argument.size().size())
                || argument.shape() != null && argument.shape().stream().anyMatch(one -> size.equals(one.size()));
    }

    private Argument drawn(String type, List<Dimension> shape, String draw) {
        var values = switch (draw) {
            case "uniform", "normal" -> two(type, draw);
            case "constant" -> List.of(yaml.onePlain("constant"));
            case "rows" -> List.of();
            case "size" -> List.of();
            default -> yaml.plain(draw);
        };
        switch (draw) {
            case "choice", "constant", "values" -> values.forEach(value -> requireFits(type, draw, value));
            case "rows" -> requireRows(type, shape);
            case "size" -> require(shape == null && type.equals("long"), draw, "is for a scalar of type long");
            default -> {
                // two numbers fit
            }
        }
        if (draw.equals("choice")) {
            require(!values.isEmpty() && values.size() <= MOST_VALUES, draw, "must name 1 to %d values"
                    .formatted(MOST_VALUES));
        }
        if (draw.equals("values")) {
            require(shape != null && elements(shape, Range::least) == values.size()
                    && elements(shape, Range::most) == values.size(), draw, "must be as many as the shape says");
        }
        return new Argument(type, shape, switch (draw) {
            case "constant" -> "choice";
            case "rows" -> yaml.string("rows");
            default -> draw;
        }, values, draw.equals("size") ? dimension(yaml.onePlain("size"), "size") : null);
    }

    private List<Object> two(String type, String draw) {
        var two = yaml.decimals(draw).stream().map(BigDecimal::doubleValue).toList();
        var whole = !FLOATS.contains(type);
        require(two.size() == 2, draw, "must be two numbers");
        if (draw.equals("normal")) {
            require(!whole && two.get(1) > 0, draw, "is mean and deviation, above 0, of a float32, float64 or double");
        } else {
            require(!type.equals("text") && !type.equals("boolean"), draw, "is for numbers; try choice");
            require(whole ? two.get(0) <= two.get(1) : two.get(0) < two.get(1), draw, "must be the smaller end first");
            require(!whole || two.stream().allMatch(end -> end == Math.rint(end)), draw, "must be whole for " + type);
        }
        return List.copyOf(two);
    }

    private void requireFits(String type, String draw, Object value) {
        require(switch (type) {
            case "text" -> value instanceof String text && text.length() <= LONGEST_TEXT;
            case "boolean" -> value instanceof Boolean;
            case "float32", "float64", "double" -> value instanceof Number;
            default -> value instanceof Integer || value instanceof Long;
        }, draw, "has a value that is no " + type + ": " + value);
    }

    private void requireRows(String type, List<Dimension> shape) {
        require(ROWS.contains(yaml.string("rows")), "rows", "must be one-hot or probabilities");
        require(shape != null && !shape.isEmpty() && size(shape.getLast(), Range::least) > 0, "rows",
                "need a shape whose last dimension is at least 1");
        require(FLOATS.contains(type) || yaml.string("rows").equals("one-hot"), "rows", "of probabilities are floats");
    }

    private List<Dimension> shape() {
        var shape = new ArrayList<Dimension>();
        yaml.plain("shape").forEach(value -> shape.add(dimension(value, "shape")));
        require(shape.size() <= MOST_DIMENSIONS, "shape", "has more than 8 dimensions");
        return shape;
    }

    private Dimension dimension(Object value, String field) {
        var parsed = parsed(value, field);
        require(size(parsed, Range::least) >= 0 && size(parsed, Range::most) <= LARGEST, field,
                "can become negative or larger than %d: %s".formatted(LARGEST, value));
        return parsed;
    }

    private Dimension parsed(Object value, String field) {
        if (value instanceof Integer number) {
            return new Dimension(null, 0, number);
        }
        var match = DIMENSION.matcher(String.valueOf(value));
        if (!match.matches() || !sizes.containsKey(match.group(2))) {
            throw yaml.error(field, "must be of whole numbers and sizes, like 3, n, n + 1 or 2n, not " + value);
        }
        var plus = match.group(4) == null ? 0 : Integer.parseInt(match.group(3) + match.group(4));
        return new Dimension(match.group(2), match.group(1) == null ? 1 : Integer.parseInt(match.group(1)), plus);
    }

    private long elements(List<Dimension> shape, ToLongFunction<Range> end) {
        return shape.stream().mapToLong(one -> size(one, end)).reduce(1, (a, b) -> Math.min(a * b, LARGEST));
    }

    private long size(Dimension dimension, ToLongFunction<Range> end) {
        return dimension.size() == null ? dimension.plus()
                : dimension.times() * end.applyAsLong(sizes.get(dimension.size())) + dimension.plus();
    }

    private void require(boolean holds, String field, String what) {
        if (!holds) {
            throw yaml.error(field, what);
        }
    }
}
