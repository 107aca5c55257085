package gradus.check;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import gradus.check.Row.Column;

/** The rows as text, in columns as wide as they need to be; a column that nobody fills is left out. */
final class Table {

    private Table() {
    }

    static List<String> lines(List<Row> rows) {
        var columns = Arrays.stream(Column.values())
                .filter(column -> rows.stream().anyMatch(row -> !row.cell(column).isEmpty())).toList();
        var cells = new ArrayList<List<String>>();
        var titles = new ArrayList<>(List.of("part"));
        columns.forEach(column -> titles.add(column.title()));
        titles.add("time");
        cells.add(titles);
        for (var row : rows) {
            var line = new ArrayList<>(List.of(row.name()));
            columns.forEach(column -> line.add(row.cell(column).isEmpty() ? "·" : row.cell(column)));
            line.add(row.time().isZero() ? "·" : row.time().toSeconds() + " s");
            cells.add(line);
        }
        var widths = IntStream.range(0, titles.size())
                .map(i -> cells.stream().mapToInt(line -> line.get(i).length()).max().orElse(0)).toArray();
        return cells.stream().map(line -> IntStream.range(0, line.size())
                .mapToObj(i -> line.get(i) + " ".repeat(widths[i] - line.get(i).length()))
                .collect(Collectors.joining("  ")).stripTrailing()).toList();
    }
}
