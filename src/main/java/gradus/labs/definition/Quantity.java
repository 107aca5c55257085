package gradus.labs.definition;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import gradus.common.BadContent;
import gradus.common.Yaml;

/**
 * Durations and sizes as {@code lab.yaml} writes them: {@code 500ms}, {@code 5s}, {@code 2min}, {@code 64KiB}, {@code 2GiB}.
 */
final class Quantity {

    private static final Pattern DURATION = Pattern.compile("(\\d{1,6})(ms|s|min)");
    private static final Pattern SIZE = Pattern.compile("(\\d{1,6})(KiB|MiB|GiB)");

    private Quantity() {
    }

    static Duration duration(Yaml yaml, String field) {
        var match = match(yaml, field, DURATION, "a duration like 500ms, 5s or 2min");
        var number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(number);
            case "s" -> Duration.ofSeconds(number);
            default -> Duration.ofMinutes(number);
        };
    }

    /** Bytes. */
    static long size(Yaml yaml, String field) {
        var match = match(yaml, field, SIZE, "a size like 64KiB, 512MiB or 2GiB");
        var number = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "KiB" -> number << 10;
            case "MiB" -> number << 20;
            default -> number << 30;
        };
    }

    private static Matcher match(Yaml yaml, String field, Pattern pattern, String wanted) throws BadContent {
        var value = yaml.string(field);
        var match = pattern.matcher(value);
        if (!match.matches()) {
            throw yaml.error(field, "must be %s, not \"%s\"".formatted(wanted, value));
        }
        return match;
    }
}
