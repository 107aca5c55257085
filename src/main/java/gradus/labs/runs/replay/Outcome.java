package gradus.labs.runs.replay;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All that a run came to and that a repetition should come to as well.
 *
 * @param end how it ended
 * @param earned null without a verdict, as {@code possible} and {@code passed}
 * @param curves name → points, in the order in which they came
 */
public record Outcome(String end, Integer earned, Integer possible, Boolean passed, List<Check> checks,
        Map<String, List<Point>> curves, Environment environment) {

    /** @param message key and values as the check told them; null if it told none */
    public record Check(String id, String outcome, int points, String message) {
    }

    public Outcome {
        checks = List.copyOf(checks);
        curves = Collections.unmodifiableMap(new LinkedHashMap<>(curves));
    }
}
