package gradus.labs.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

import com.github.difflib.DiffUtils;
import com.github.difflib.algorithm.myers.MyersDiffWithLinearSpace;
import com.github.difflib.patch.AbstractDelta;

/** What became of a person's files, line by line. */
final class Differences {

    /** Lines of each text. The work grows with their product; two long files that share nothing would take seconds. */
    static final int MOST_LINES = 3_000;
    private static final int CONTEXT = 3; // equal lines shown around a change

    /**
     * @param sign {@code +} new, {@code -} gone, a space where both have it, {@code …} for lines left out
     */
    record Row(String sign, String text) {

        public boolean gone() {
            return sign.equals("-");
        }

        public boolean added() {
            return sign.equals("+");
        }

        public boolean left() {
            return sign.equals("…");
        }
    }

    /**
     * @param rows empty if nothing changed, or if the texts are too long
     * @param tooLong whether the texts were not compared
     */
    record FileDifference(String name, List<Row> rows, boolean tooLong) {
    }

    private Differences() {
    }

    /** Files that differ, by name. A file that only one side has is empty on the other. */
    static List<FileDifference> between(Map<String, String> then, Map<String, String> now) {
        var names = new TreeSet<>(then.keySet());
        names.addAll(now.keySet());
        return names.stream().filter(name -> !then.getOrDefault(name, "").equals(now.getOrDefault(name, "")))
                .map(name -> file(name, then.getOrDefault(name, ""), now.getOrDefault(name, ""))).toList();
    }

    private static FileDifference file(String name, String then, String now) {
        var before = then.lines().toList();
        var after = now.lines().toList();
        if (before.size() > MOST_LINES || after.size() > MOST_LINES) {
            return new FileDifference(name, List.of(), true);
        }
        var deltas = DiffUtils.diff(before, after, MyersDiffWithLinearSpace.<String> factory().create()).getDeltas();
        return new FileDifference(name, rows(before, deltas), false);
    }

    private static List<Row> rows(List<String> before, List<AbstractDelta<String>> deltas) {
        var rows = new ArrayList<Row>();
        var added = new ArrayList<Row>(); // of the present change: they come after what is gone
        int at = 0;
        for (var delta : deltas) {
            int from = delta.getSource().getPosition();
            if (from > at) {
                rows.addAll(added);
                added.clear();
                equal(rows, before.subList(at, from), at == 0, false);
            }
            delta.getSource().getLines().forEach(line -> rows.add(new Row("-", line)));
            delta.getTarget().getLines().forEach(line -> added.add(new Row("+", line)));
            at = from + delta.getSource().size();
        }
        rows.addAll(added);
        equal(rows, before.subList(at, before.size()), deltas.isEmpty(), true);
        return rows;
    }

    /** Lines between two changes: some after the one, some before the other, and what is between them left out. */
    private static void equal(List<Row> rows, List<String> lines, boolean first, boolean last) {
        int head = first ? 0 : CONTEXT;
        int tail = last ? 0 : CONTEXT;
        boolean all = lines.size() <= head + tail + 1;
        for (int i = 0; i < lines.size(); i++) {
            if (all || i < head || i >= lines.size() - tail) {
                rows.add(new Row(" ", lines.get(i)));
            } else if (i == head) {
                rows.add(new Row("…", ""));
            }
        }
    }
}
