package gradus.markup;

import java.util.Locale;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.SoftLineBreak;

import gradus.common.Text;

/** The few words that a rendered text has beside its author's. */
final class Words {

    static final Text NOTE = new Text("Note", "注意");
    static final Text FIGURE = new Text("Figure %d", "图 %d");
    static final Text EQUATION = new Text("Equation %d", "式 %d");
    static final Text TERMS = new Text("Terms", "术语");
    static final Text REFERENCES = new Text("References", "参考文献");

    private Words() {
    }

    /** An id made of a heading's words, in whatever script: {@code h-how-far-is-a-step}, {@code h-走一步}. */
    static String anchor(Heading heading) {
        var words = new StringBuilder();
        heading.accept(new AbstractVisitor() {
            @Override
            public void visit(org.commonmark.node.Text text) {
                words.append(text.getLiteral());
            }

            @Override
            public void visit(Code code) {
                words.append(code.getLiteral());
            }

            @Override
            public void visit(SoftLineBreak lineBreak) {
                words.append(' ');
            }

            @Override
            public void visit(CustomNode node) {
                if (node instanceof Mentions.Term term) {
                    words.append(term.text.isEmpty() ? term.id : term.text);
                }
            }
        });
        // The prefix keeps the id from standing for a global variable of the page, as "location" would.
        return "h-" + words.toString().toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
    }
}
