package gradus.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import gradus.labs.definition.LabVersion;

/** What many seeds gave, as a table that is committed: a threshold must lie far from both sides. */
final class Soak {

    private static final MathContext DIGITS = new MathContext(4);
    private static final double LARGE = 1e7;

    private Soak() {
    }

    /** @return the file */
    static Path write(Path folder, LabVersion lab, List<Outcome> solution, Map<String, List<Outcome>> wrong) {
        var all = new LinkedHashMap<String, List<Outcome>>();
        all.put("solution", solution);
        wrong.forEach((name, outcomes) -> all.put("wrong/" + name, outcomes));
        var lines = new ArrayList<String>();
        lines.add("# Soak of `%s`".formatted(lab.id()));
        lines.add("");
        lines.add("Written by `./gradus check %s --soak`. A curve counts with its last value; of the checks, those are listed"
                .formatted(lab.id()));
        lines.add("whose points differ from seed to seed.");
        lines.add("");
        lines.add("| answer | seeds | what | mean | deviation | least | most |");
        lines.add("|---|---:|---|---:|---:|---:|---:|");
        all.forEach((answer, outcomes) -> rows(lab, outcomes)
                .forEach((what, values) -> lines.add(line(answer, what, values))));
        var file = folder.resolve(lab.id() + ".md");
        try {
            Files.createDirectories(folder);
            Files.write(file, lines);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot write " + file, e);
        }
        return file;
    }

    private static Map<String, List<Double>> rows(LabVersion lab, List<Outcome> outcomes) {
        var rows = new LinkedHashMap<String, List<Double>>();
        rows.put("points of " + lab.possible(), outcomes.stream().map(outcome -> (double) outcome.points()).toList());
        for (var check : lab.checks()) {
            var points = outcomes.stream().flatMap(outcome -> outcome.report().stream())
                    .filter(line -> line.id().equals(check.id())).map(line -> (double) line.points()).toList();
            if (points.stream().distinct().count() > 1) {
                rows.put("%s of %d".formatted(check.id(), check.points()), points);
            }
        }
        var curves = new TreeSet<String>();
        outcomes.forEach(outcome -> curves.addAll(outcome.metrics().keySet()));
        curves.forEach(curve -> rows.put("curve " + curve,
                outcomes.stream().map(outcome -> outcome.metrics().get(curve)).filter(value -> value != null).toList()));
        return rows;
    }

    private static String line(String answer, String what, List<Double> values) {
        var statistics = values.stream().mapToDouble(Double::doubleValue).summaryStatistics();
        var mean = statistics.getAverage();
        var squares = values.stream().mapToDouble(value -> (value - mean) * (value - mean)).sum();
        var deviation = values.size() < 2 ? 0 : Math.sqrt(squares / (values.size() - 1));
        return "| %s | %d | %s | %s | %s | %s | %s |".formatted(answer, values.size(), what, rounded(mean),
                rounded(deviation), rounded(statistics.getMin()), rounded(statistics.getMax()));
    }

    /** Four digits; with an exponent where zeros would only fill the line. */
    private static String rounded(double value) {
        if (!Double.isFinite(value)) {
            return Double.toString(value);
        }
        var digits = new BigDecimal(value).round(DIGITS).stripTrailingZeros();
        return Math.abs(value) < LARGE ? digits.toPlainString() : "%.3e".formatted(digits);
    }
}
