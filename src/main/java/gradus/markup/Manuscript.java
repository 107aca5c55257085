package gradus.markup;

import java.util.List;
import java.util.Map;

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

    String html() {
        return html;
    }

    Map<String, Formula> formulas() {
        return formulas;
    }
}
