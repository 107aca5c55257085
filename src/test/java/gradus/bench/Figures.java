package gradus.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Figures of several rounds under their names, in the order they were first seen. Machines differ: ratios last. */
final class Figures {

    private final Map<String, List<Double>> rounds = new LinkedHashMap<>();

    void add(String name, double value) {
        rounds.computeIfAbsent(name, any -> new ArrayList<>()).add(value);
    }

    /** Of the round that was added last. */
    double last(String name) {
        return rounds.get(name).getLast();
    }

    double median(String name) {
        return quantile(name, 0.5);
    }

    private double quantile(String name, double share) {
        var sorted = rounds.get(name).stream().sorted().toList();
        double place = share * (sorted.size() - 1);
        int below = (int) Math.floor(place);
        int above = (int) Math.ceil(place);
        return sorted.get(below) + (place - below) * (sorted.get(above) - sorted.get(below));
    }

    /** One line a name: median, smallest, largest, rounds. */
    String table() {
        var table = new StringBuilder("%-52s %10s %10s %10s %6s%n".formatted("", "median", "least", "most", "rounds"));
        rounds.forEach((name, values) -> table.append("%-52s %10.2f %10.2f %10.2f %6d%n".formatted(name, median(name),
                quantile(name, 0), quantile(name, 1), values.size())));
        return table.toString();
    }
}
