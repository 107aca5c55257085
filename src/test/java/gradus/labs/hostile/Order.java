package gradus.labs.hostile;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

import gradus.labs.backend.Limits;

/**
 * One hostile program to run, in a sandbox or without.
 *
 * @param places what it is told about the world outside: where to look, whom to kill
 * @param graded with a grader beside it
 */
public record Order(String script, Map<String, String> places, Limits limits, boolean graded) {

    private static final long MIB = 1024 * 1024;
    static final Limits LIMITS = new Limits(Duration.ofSeconds(30), Duration.ofSeconds(30), 256 * MIB, 64, 8 * MIB);

    static Order practice(String script) {
        return new Order(script, Map.of(), LIMITS, false);
    }

    static Order submit(String script) {
        return new Order(script, Map.of(), LIMITS, true);
    }

    Order with(String place, Object value) {
        var all = new HashMap<>(places);
        all.put(place, value.toString());
        return new Order(script, Map.copyOf(all), limits, graded);
    }

    Order within(Duration wall, Duration cpu) {
        return new Order(script, places,
                new Limits(wall, cpu, limits.memoryBytes(), limits.processes(), limits.outputBytes()), graded);
    }
}
