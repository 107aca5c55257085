package gradus.markup;

import java.util.Map;

/** A text that was read and found right; only its formulas are still to be typeset. Made by {@link Markdown#read}. */
public final class Manuscript {

    private final String origin;
    private final String html;
    private final Map<String, Formula> formulas;
    private final Outline outline;

    /**
     * @param html clean, with a token where each formula goes
     * @param formulas by token
     */
    Manuscript(String origin, String html, Map<String, Formula> formulas, Outline outline) {
        this.origin = origin;
        this.html = html;
        this.formulas = Map.copyOf(formulas);
        this.outline = outline;
    }

    /** How errors name the text. */
    public String origin() {
        return origin;
    }

    public Outline outline() {
        return outline;
    }

    String html() {
        return html;
    }

    Map<String, Formula> formulas() {
        return formulas;
    }
}
