package gradus.markup;

import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/**
 * Finds {@code [@key]} and {@code [[term]]} in running text, and keeps a number and its % on one line; code and formulas are
 * no text.
 */
final class Mentions implements PostProcessor {

    /** {@code [@key]}, {@code [@eq:id]} or {@code [@fig:id]}. */
    static final class Reference extends CustomNode {
        final String key;

        Reference(String key) {
            this.key = key;
        }
    }

    /** {@code [[id]]} or {@code [[id|text]]}; empty text means the term itself. */
    static final class Term extends CustomNode {
        final String id;
        final String text;

        Term(String id, String text) {
            this.id = id;
            this.text = text;
        }
    }

    private static final Pattern MENTION = Pattern
            .compile("\\[@([^\\[\\]\\s]+)]|\\[\\[([^\\[\\]|]+)(?:\\|([^\\[\\]|]+))?]]");

    private static final Pattern BEFORE_PERCENT = Pattern.compile("(?<=\\d) (?=%)");

    @Override
    public Node process(Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(Text text) {
                text.setLiteral(BEFORE_PERCENT.matcher(text.getLiteral()).replaceAll("\u00a0"));
                if (!insideLink(text)) { // a link in a link is none
                    split(text);
                }
            }
        });
        return document;
    }

    private static boolean insideLink(Node node) {
        for (var parent = node.getParent(); parent != null; parent = parent.getParent()) {
            if (parent instanceof Link) {
                return true;
            }
        }
        return false;
    }

    private static void split(Text text) {
        var literal = text.getLiteral();
        var mention = MENTION.matcher(literal);
        var end = 0;
        while (mention.find()) {
            if (mention.start() > end) {
                text.insertBefore(new Text(literal.substring(end, mention.start())));
            }
            text.insertBefore(mention.group(1) != null ? new Reference(mention.group(1))
                    : new Term(mention.group(2).strip(), mention.group(3) == null ? "" : mention.group(3).strip()));
            end = mention.end();
        }
        if (end > 0) {
            text.setLiteral(literal.substring(end));
        }
    }
}
