package gradus.markup;

import java.util.Optional;
import java.util.regex.Pattern;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/** <code>$$ … $$ {#eq:id}</code> on lines of its own; the label is optional. */
final class EquationParser extends AbstractBlockParser {

    /** Where an equation stands in the tree. */
    static final class Node extends CustomBlock {
        String tex = "";
        Optional<String> id = Optional.empty();
    }

    /** One per document, since it names the document in errors. */
    static final class Factory extends AbstractBlockParserFactory {
        private final Place place;

        Factory(Place place) {
            this.place = place;
        }

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            var line = state.getLine().getContent().toString();
            var start = state.getNextNonSpaceIndex();
            if (state.getIndent() >= 4 || !line.startsWith("$$", start)) {
                return BlockStart.none();
            }
            return BlockStart.of(new EquationParser(place)).atIndex(start + 2);
        }
    }

    private static final Pattern END = Pattern.compile("^(.*?)\\$\\$\\s*(?:\\{#eq:([a-z0-9-]{1,64})})?\\s*$");

    private final Place place;
    private final Node node = new Node();
    private final StringBuilder tex = new StringBuilder();
    private boolean closed;

    private EquationParser(Place place) {
        this.place = place;
    }

    @Override
    public Block getBlock() {
        return node;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return closed ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        var content = line.getContent().toString();
        if (!content.contains("$$")) {
            tex.append(content).append('\n');
            return;
        }
        var end = END.matcher(content);
        if (!end.matches()) {
            throw place.at(line, "after the closing $$ only a label like {#eq:loss} may follow");
        }
        tex.append(end.group(1));
        node.id = Optional.ofNullable(end.group(2));
        closed = true;
    }

    @Override
    public void closeBlock() {
        node.tex = tex.toString().strip();
        if (!closed) {
            throw place.at(node, "$$ is not closed");
        }
        if (node.tex.isEmpty()) {
            throw place.at(node, "the equation is empty");
        }
    }
}
