package gradus.labs.definition;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import gradus.common.Yaml;
import gradus.labs.wire.Comparison;
import gradus.labs.wire.Comparison.Argument;
import gradus.labs.wire.Comparison.Mistake;
import gradus.labs.wire.Comparison.Range;

/** {@code compare} of a check in {@code lab.yaml}: see {@code src/docs/authoring/labs.md}. */
final class ComparisonParser {

    private static final int MOST_CASES = 20;
    private static final int MOST_SIZES = 8;
    private static final int MOST_ARGUMENTS = 8;
    private static final int MOST_MISTAKES = 10;
    private static final int LARGEST_SIZE = 100_000;
    /** Of all tensors of one call; a frame of the protocol takes twice as much. */
    private static final long MOST_BYTES = 2 * 1024 * 1024;
    private static final Pattern CALL = Pattern.compile("([A-Z][A-Za-z0-9]{0,63})\\.([a-z][A-Za-z0-9]{0,63})");
    private static final Pattern SIZE_NAME = Pattern.compile("[a-z][a-z0-9]{0,15}");

    private ComparisonParser() {
    }

    /**
     * @param classes names of the classes that have a file of their own in the lab
     * @param wrong names of the lab's known wrong answers
     * @param messages keys of the check's messages
     */
    static Comparison parse(Yaml yaml, Set<String> classes, Set<String> wrong, Set<String> messages) {
        var call = CALL.matcher(yaml.string("call"));
        if (!call.matches() || !classes.contains(call.group(1))) {
            throw yaml.error("call", "must be class and method, like GradientDescent.predict, of a class among "
                    + String.join(", ", classes));
        }
        var sizes = sizes(yaml);
        var constructor = yaml.has("new") ? arguments(yaml, "new", sizes) : null;
        var arguments = arguments(yaml, "arguments", sizes);
        unusedSizes(yaml, sizes, constructor, arguments);
        var cases = yaml.integer("cases", 1, MOST_CASES);
        var tolerance = yaml.optional("tolerance");
        var comparison = new Comparison(call.group(1), constructor, call.group(2), arguments, sizes, cases,
                tolerance(tolerance, "absolute", Double.MAX_VALUE), tolerance(tolerance, "relative", 1),
                mistakes(yaml, wrong, messages));
        tolerance.ifPresent(Yaml::end);
        yaml.end();
        return comparison;
    }

    private static double tolerance(Optional<Yaml> tolerance, String field, double most) {
        return tolerance.filter(given -> given.has(field)).map(given -> within(given, field, most)).orElse(0.0);
    }

    private static double within(Yaml yaml, String field, double most) {
        var number = yaml.decimal(field).doubleValue();
        if (!(number >= 0 && number <= most)) {
            throw yaml.error(field, most == 1 ? "must be from 0 to 1" : "must be at least 0");
        }
        return number;
    }

    /** Name → range; a lone number is a size that is always the same. */
    private static Map<String, Range> sizes(Yaml yaml) {
        var sizes = new LinkedHashMap<String, Range>();
        yaml.optional("sizes").ifPresent(given -> {
            for (var name : given.names()) {
                var ends = given.isList(name) ? given.decimals(name) : List.of(given.decimal(name));
                if (!SIZE_NAME.matcher(name).matches() || ends.size() > 2 || ends.isEmpty() || !ordered(ends)) {
                    throw given.error(name, "must be a whole number or a range like [1, 50], up to %d, and its name of"
                            .formatted(LARGEST_SIZE) + " small letters and digits");
                }
                sizes.put(name, new Range(ends.getFirst().intValue(), ends.getLast().intValue()));
            }
        });
        if (sizes.size() > MOST_SIZES) {
            throw yaml.error("sizes", "are more than " + MOST_SIZES);
        }
        return sizes;
    }

    private static boolean ordered(List<BigDecimal> ends) {
        return ends.stream().map(BigDecimal::doubleValue)
                .allMatch(end -> end == Math.rint(end) && end >= 0 && end <= LARGEST_SIZE)
                && ends.getFirst().compareTo(ends.getLast()) <= 0;
    }

    private static List<Argument> arguments(Yaml yaml, String field, Map<String, Range> sizes) {
        var arguments = new ArrayList<Argument>();
        var bytes = 0L;
        for (var entry : yaml.mappings(field)) {
            var parser = new ArgumentParser(entry, sizes);
            arguments.add(parser.argument());
            bytes += parser.mostBytes();
        }
        if (arguments.size() > MOST_ARGUMENTS) {
            throw yaml.error(field, "are more than " + MOST_ARGUMENTS);
        }
        if (bytes > MOST_BYTES) {
            throw yaml.error(field, "can take %d bytes in one call; 2 MiB are enough".formatted(bytes));
        }
        return arguments;
    }

    private static void unusedSizes(Yaml yaml, Map<String, Range> sizes, List<Argument> constructor,
            List<Argument> arguments) {
        var all = new ArrayList<>(arguments);
        all.addAll(constructor == null ? List.of() : constructor);
        for (var name : sizes.keySet()) {
            if (all.stream().noneMatch(argument -> ArgumentParser.uses(argument, name))) {
                throw yaml.error("sizes." + name, "is used by no argument");
            }
        }
    }

    private static List<Mistake> mistakes(Yaml yaml, Set<String> wrong, Set<String> messages) {
        var mistakes = new ArrayList<Mistake>();
        for (var entry : yaml.mappings("mistakes")) {
            var like = entry.string("like");
            if (!wrong.contains(like)) {
                throw entry.error("like", "names the wrong answer %s, but there is no wrong/%s".formatted(like, like));
            }
            var message = entry.string("message");
            if (!messages.contains(message)) {
                throw entry.error("message", "names %s, which is no message of this check".formatted(message));
            }
            var share = entry.has("share") ? within(entry, "share", 1) : 0;
            if (share == 1) {
                throw entry.error("share", "must be less than 1: a mistake loses something");
            }
            entry.end();
            mistakes.add(new Mistake(like, message, share));
        }
        if (mistakes.size() > MOST_MISTAKES) {
            throw yaml.error("mistakes", "are more than " + MOST_MISTAKES);
        }
        return mistakes;
    }
}
