package gradus.markup;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.ParserState;

/** {@code :::question id}, a line of its own. */
final class QuestionParser extends AbstractBlockParser {

    /** Where a question stands in the tree. */
    static final class Node extends CustomBlock {
        final String id;

        Node(String id) {
            this.id = id;
        }
    }

    private final Node node;

    QuestionParser(String id) {
        this.node = new Node(id);
    }

    @Override
    public Block getBlock() {
        return node;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return BlockContinue.none();
    }
}
