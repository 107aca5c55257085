package gradus.markup;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A text that was read and found right; only its formulas are still to be typeset. Made by {@link Markdown#read}. */
public final class Manuscript {

    private static final Pattern TOKEN = Pattern.compile("gradus[0-9a-f]{32}formula[0-9]+end");

    private final String origin;
    private final String html;
    private final Map<String, Formula> formulas;
    private final Set<String> pictures;
    private final Outline outline;
    private final List<Cell> cells;
    private volatile String typeset; // null until it has been asked for

    /**
     * @param html clean, with a token where each formula goes
     * @param formulas by token
     * @param pictures files of its figures, in its language
     */
    Manuscript(String origin, String html, Map<String, Formula> formulas, Set<String> pictures, Outline outline,
            List<Cell> cells) {
        this.origin = origin;
        this.html = html;
        this.formulas = Map.copyOf(formulas);
        this.pictures = Set.copyOf(pictures);
        this.outline = outline;
        this.cells = List.copyOf(cells);
    }

    /** How errors name the text. */
    public String origin() {
        return origin;
    }

    /** The files of its figures, which may differ from those of the same text in another language. */
    public Set<String> pictures() {
        return pictures;
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

    /** Clean, with a token where each formula goes. */
    String html() {
        return html;
    }

    Map<String, Formula> formulas() {
        return formulas;
    }

    /** The finished HTML. It is the same for everybody, so it is made once and kept. */
    String typeset(Function<Formula, String> typesetter) {
        var known = typeset;
        if (known == null) {
            known = TOKEN.matcher(html).replaceAll(match -> {
                var formula = formulas.get(match.group());
                return Matcher.quoteReplacement(formula == null ? match.group() : typesetter.apply(formula));
            });
            typeset = known;
        }
        return known;
    }
}
