package gradus.markup;

import org.commonmark.renderer.html.HtmlWriter;

import gradus.common.Text;
import gradus.markup.DialectRenderer.Draft;
import gradus.markup.Library.Work;

/** What stands after a text: its terms with their definitions, and the works it cites. */
final class Appendix {

    private final Draft draft;
    private final StringBuilder out = new StringBuilder();
    private final HtmlWriter html = new HtmlWriter(out);

    private Appendix(Draft draft) {
        this.draft = draft;
    }

    static String of(Draft draft) {
        var appendix = new Appendix(draft);
        appendix.terms();
        appendix.references();
        return appendix.out.toString();
    }

    private void terms() {
        if (draft.survey().terms().isEmpty()) {
            return;
        }
        open("terms", Words.TERMS);
        html.tag("dl");
        for (var id : draft.survey().terms()) {
            var term = draft.library().terms().get(id);
            html.tag("dt", Attributes.of("id", draft.id("term-" + id)));
            element("dfn", term.term().in(draft.language()));
            html.tag("/dt");
            element("dd", term.definition().in(draft.language()));
        }
        html.tag("/dl");
        html.tag("/section");
    }

    private void references() {
        if (draft.survey().citations().isEmpty()) {
            return;
        }
        open("references", Words.REFERENCES);
        html.tag("ol");
        for (var key : draft.survey().citations().keySet()) {
            html.tag("li", Attributes.of("id", draft.id("ref-" + key)));
            work(draft.library().works().get(key));
            html.tag("/li");
        }
        html.tag("/ol");
        html.tag("/section");
    }

    /** Authors: Title. Journal, year. The title is a link if the work has an address. */
    private void work(Work work) {
        html.text(work.authors() + ": ");
        html.tag("cite");
        work.url().ifPresent(url -> html.tag("a", Attributes.of("href", url)));
        html.text(work.title());
        work.url().ifPresent(url -> html.tag("/a"));
        html.tag("/cite");
        html.text(". " + work.in().map(in -> in + ", ").orElse("") + work.year() + ".");
    }

    private void open(String name, Text title) {
        html.line();
        html.tag("section", Attributes.of("class", name));
        html.tag("h2", Attributes.of("id", draft.id("h-" + name + "-list")));
        html.text(title.in(draft.language()));
        html.tag("/h2");
    }

    private void element(String name, String text) {
        html.tag(name);
        html.text(text);
        html.tag("/" + name);
    }
}
