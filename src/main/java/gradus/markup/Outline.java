package gradus.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What a text is built of, in order. The same text in another language is built of the same.
 *
 * @param headings their levels, 2 to 6
 * @param equations ids of the numbered ones
 * @param figures file names
 * @param codeBlocks their languages; empty strings for none
 * @param cells ids of the live ones, which are no code blocks
 * @param questions ids of the items asked
 * @param citations keys, each once
 * @param terms glossary ids, each once
 * @param anchors every id a link may point to
 * @param links destinations as written
 */
public record Outline(List<Integer> headings, List<String> equations, List<String> figures, List<String> codeBlocks,
        List<String> cells, List<String> questions, Set<String> citations, Set<String> terms, Set<String> anchors,
        List<String> links) {

    /** @return what a reader of the other language would miss; empty if both are built alike */
    public List<String> differences(Outline other) {
        var differences = new ArrayList<String>();
        compare("headings", headings, other.headings, differences);
        compare("equations", equations, other.equations, differences);
        compare("figures", figures, other.figures, differences);
        compare("code blocks", codeBlocks, other.codeBlocks, differences);
        compareCells(other.cells, differences);
        compare("questions", questions, other.questions, differences);
        compare("citations", citations, other.citations, differences);
        compare("terms", terms, other.terms, differences);
        return differences;
    }

    /** Their ids would say nothing to an author. */
    private void compareCells(List<String> others, List<String> differences) {
        if (cells.size() != others.size()) {
            differences.add("live cells differ: %d and %d".formatted(cells.size(), others.size()));
            return;
        }
        for (var i = 0; i < cells.size(); i++) {
            if (!cells.get(i).equals(others.get(i))) {
                differences.add("live cell %d is not the same program; only comments are translated".formatted(i + 1));
            }
        }
    }

    private static void compare(String what, Object mine, Object others, List<String> differences) {
        if (!mine.equals(others)) {
            differences.add("%s differ: %s and %s".formatted(what, mine, others));
        }
    }
}
