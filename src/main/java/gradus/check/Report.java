package gradus.check;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;

/** What the check says: its progress as it goes, then the table, then what has to be mended. */
final class Report {

    private final PrintStream out;
    private final long begun;
    private final List<Row> rows = Collections.synchronizedList(new ArrayList<>());
    private final List<Finding> findings = Collections.synchronizedList(new ArrayList<>());

    /** @param elapsed what has passed before, while the script was building */
    Report(PrintStream out, Duration elapsed) {
        this.out = out;
        this.begun = System.nanoTime() - elapsed.toNanos();
    }

    /** One line of progress, with the seconds since the start. */
    synchronized void step(String text) {
        out.printf(Locale.ROOT, "[%4d s] %s%n", Duration.ofNanos(System.nanoTime() - begun).toSeconds(), text);
    }

    List<Row> rows() {
        return rows;
    }

    List<Finding> findings() {
        return findings;
    }

    /** @return whether nothing has to be mended */
    boolean conclude() {
        if (!rows.isEmpty()) {
            out.println();
            Table.lines(rows).forEach(out::println);
        }
        out.println();
        findings.stream().collect(groupingBy(Finding::part, LinkedHashMap::new, toList())).forEach((part, some) -> {
            out.println(part);
            some.forEach(this::say);
        });
        var good = findings.isEmpty() && rows.stream().noneMatch(Row::isBad);
        out.println(good ? "Everything is all right." : "To mend: %d.".formatted(findings.size()));
        return good;
    }

    private void say(Finding finding) {
        out.println("  ✗ " + finding.what());
        if (!finding.advice().isEmpty()) {
            out.println("    → " + finding.advice());
        }
    }
}
