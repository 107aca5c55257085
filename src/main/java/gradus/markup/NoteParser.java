package gradus.markup;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.ParserState;

/** {@code :::note Title}, Markdown, {@code :::}; the title is optional. */
final class NoteParser extends AbstractBlockParser {

    /** Where a note stands in the tree. */
    static final class Node extends CustomBlock {
        final String title;

        Node(String title) {
            this.title = title;
        }
    }

    private final Place place;
    private final Node node;
    private boolean closed;

    NoteParser(Place place, String title) {
        this.place = place;
        this.node = new Node(title);
    }

    @Override
    public Block getBlock() {
        return node;
    }

    @Override
    public boolean isContainer() {
        return true;
    }

    @Override
    public boolean canContain(Block child) {
        if (child instanceof Node) {
            throw place.at(node, "a note cannot hold another note");
        }
        return true;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        var figureIsOpen = node.getLastChild() instanceof FigureParser.Node figure && !figure.closed;
        if (!figureIsOpen && DirectiveFactory.isEnd(state)) {
            closed = true;
            return BlockContinue.finished();
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void closeBlock() {
        if (!closed) {
            throw place.at(node, "the note is not closed by a line :::");
        }
    }
}
