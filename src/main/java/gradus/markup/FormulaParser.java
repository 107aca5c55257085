package gradus.markup;

import java.util.Set;
import java.util.regex.Pattern;

import org.commonmark.node.CustomNode;
import org.commonmark.node.Text;
import org.commonmark.parser.beta.InlineContentParser;
import org.commonmark.parser.beta.InlineContentParserFactory;
import org.commonmark.parser.beta.InlineParserState;
import org.commonmark.parser.beta.ParsedInline;
import org.commonmark.parser.beta.Scanner;

/** {@code $x$} in running text. A dollar that is money is written {@code \$}, which gets here as text. */
final class FormulaParser implements InlineContentParser {

    private static final int LONGEST_KEPT = 30;
    private static final Pattern CLOSING = Pattern.compile("[,.;:!?)\\]%”’，。、；：！？）》」]+");

    /** Where a formula stands in the tree. */
    static final class Node extends CustomNode {
        final String tex;

        Node(String tex) {
            this.tex = tex;
        }

        /** The punctuation that closes it, taken out of the text that follows; empty after one that must be free to wrap. */
        String takeClosing() {
            if (tex.length() > LONGEST_KEPT || !(getNext() instanceof Text next)) {
                return "";
            }
            var closing = CLOSING.matcher(next.getLiteral());
            if (!closing.lookingAt()) {
                return "";
            }
            next.setLiteral(next.getLiteral().substring(closing.end()));
            return closing.group();
        }
    }

    /** One per document, since it names the document in errors. */
    record Factory(Place place) implements InlineContentParserFactory {
        @Override
        public Set<Character> getTriggerCharacters() {
            return Set.of('$');
        }

        @Override
        public InlineContentParser create() {
            return new FormulaParser(place);
        }
    }

    private final Place place;

    private FormulaParser(Place place) {
        this.place = place;
    }

    @Override
    public ParsedInline tryParse(InlineParserState state) {
        var scanner = state.scanner();
        var dollar = scanner.position();
        scanner.next();
        var start = scanner.position();
        var inside = scanner.peek();
        if (inside == '$') {
            throw place.at(scanner.getSource(dollar, start), "$$ must start a line of its own");
        }
        var tex = closed(scanner) ? scanner.getSource(start, scanner.position()).getContent() : "";
        if (tex.isEmpty() || Character.isWhitespace(inside) || Character.isWhitespace(tex.charAt(tex.length() - 1))) {
            throw place.at(scanner.getSource(dollar, start), "a lone $: a formula is $x$ without blanks at its ends, "
                    + "an amount of money is \\$5");
        }
        scanner.next();
        return ParsedInline.of(new Node(tex), scanner.position());
    }

    /** Goes to the closing dollar; one after a backslash is TeX's own. */
    private static boolean closed(Scanner scanner) {
        for (var next = scanner.peek(); next != Scanner.END; next = scanner.peek()) {
            if (next == '$') {
                return true;
            }
            scanner.next();
            if (next == '\\' && scanner.peek() != Scanner.END) {
                scanner.next();
            }
        }
        return false;
    }
}
