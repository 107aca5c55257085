package gradus.markup;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

import gradus.common.Language;

/**
 * A text in Gradus' Markdown dialect, and what is needed to read it.
 *
 * @param origin how errors name it: {@code curriculum/…/en.md}
 * @param figures where the pictures that it may show lie; empty if it may show none
 * @param questions ids of the items that it may ask
 * @param liveCells whether there is somebody to run its live cells
 * @param idPrefix stands before every id in the HTML, so that several texts fit on one page; may be empty
 */
public record Source(String origin, Language language, String text, Optional<Figures> figures, Set<String> questions,
        boolean liveCells, String idPrefix) {

    /**
     * @param folder holds SVG files
     * @param address under which a browser finds them, ending in a slash
     */
    public record Figures(Path folder, String address) {
    }

    public static Source of(String origin, Language language, String text) {
        return new Source(origin, language, text, Optional.empty(), Set.of(), false, "");
    }

    public Source withFigures(Path folder, String address) {
        return new Source(origin, language, text, Optional.of(new Figures(folder, address)), questions, liveCells,
                idPrefix);
    }

    public Source withLiveCells() {
        return new Source(origin, language, text, figures, questions, true, idPrefix);
    }

    public Source withQuestions(Set<String> ids) {
        return new Source(origin, language, text, figures, Set.copyOf(ids), liveCells, idPrefix);
    }

    public Source withIdPrefix(String prefix) {
        return new Source(origin, language, text, figures, questions, liveCells, prefix);
    }
}
