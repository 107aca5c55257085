package gradus.markup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** A text that was read and found right; only its formulas are still to be typeset. Made by {@link Markdown#read}. */
public final class Manuscript {

    private final String origin;
    private final String html;
    private final Map<String, Formula> formulas;
    private final Outline outline;
    private final List<Cell> cells;

    /**
     * @param html clean, with a token where each formula goes
     * @param formulas by token
     */
    Manuscript(String origin, String html, Map<String, Formula> formulas, Outline outline, List<Cell> cells) {
        this.origin = origin;
        this.html = html;
        this.formulas = Map.copyOf(formulas);
        this.outline = outline;
        this.cells = List.copyOf(cells);
    }

    /** How errors name the text. */
    public String origin() {
        return origin;
    }

    public Outline outline() {
        return outline;
    }

    /** The programs that readers can run, in the order of the text. */
    public List<Cell> cells() {
        return cells;
    }

    /** Every formula, as its author wrote it. */
    public Set<String> tex() {
        return formulas.values().stream().map(Formula::tex).collect(Collectors.toSet());
    }

    /** Whether it fits into a label: one paragraph and nothing else. */
    public boolean isOneParagraph() {
        var inner = html.strip();
        return inner.startsWith("<p>") && inner.indexOf("</p>") == inner.length() - "</p>".length();
    }

    String html() {
        return html;
    }

    Map<String, Formula> formulas() {
        return formulas;
    }
}
