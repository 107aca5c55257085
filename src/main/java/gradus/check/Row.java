package gradus.check;

import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What one part of the curriculum was found to be, column by column. */
final class Row {

    /** In the order of the table. */
    enum Column {
        SOLUTION("solution"),
        STARTER("starter"),
        WRONG("wrong answers"),
        LANGUAGES("languages"),
        LINKS("links"),
        CELLS("cells"),
        ITEMS("items");

        private final String title;

        Column(String title) {
            this.title = title;
        }

        String title() {
            return title;
        }
    }

    private final String name;
    private final Map<Column, String> cells = new EnumMap<>(Column.class);
    private Duration time = Duration.ZERO;
    private boolean bad;

    Row(String name) {
        this.name = name;
    }

    String name() {
        return name;
    }

    /** Empty where the column does not apply. */
    synchronized String cell(Column column) {
        return cells.getOrDefault(column, "");
    }

    synchronized void good(Column column, String text) {
        cells.put(column, text);
    }

    /** @param text what was found instead */
    synchronized void bad(Column column, String text) {
        cells.put(column, ("✗ " + text).strip());
        bad = true;
    }

    void took(Duration duration) {
        time = duration;
    }

    /** What its runs took; zero if there were none. */
    Duration time() {
        return time;
    }

    synchronized boolean isBad() {
        return bad;
    }
}
