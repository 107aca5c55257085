package gradus.markup;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.ParserState;

/** {@code :::figure file.svg}, a line {@code alt: …}, an empty line, the caption, {@code :::}. */
final class FigureParser extends AbstractBlockParser {

    /** Where a figure stands in the tree; its children are the caption. */
    static final class Node extends CustomBlock {
        final String file;
        String alt = "";
        boolean closed;

        Node(String file) {
            this.file = file;
        }

        /** What the text refers to it by: the file's name without its ending. */
        String id() {
            return file.substring(0, file.length() - ".svg".length());
        }
    }

    static final Pattern FILE = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*\\.svg");

    private final Place place;
    private final Node node;
    private final List<SourceLine> alt = new ArrayList<>();
    private final List<SourceLine> caption = new ArrayList<>();
    private boolean inCaption;

    FigureParser(Place place, String file) {
        this.place = place;
        this.node = new Node(file);
    }

    @Override
    public Block getBlock() {
        return node;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        if (node.closed) {
            return BlockContinue.none();
        }
        if (DirectiveFactory.isEnd(state)) {
            node.closed = true;
            return BlockContinue.finished();
        }
        return BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        var blank = line.getContent().toString().isBlank();
        if (blank) {
            inCaption = inCaption || !alt.isEmpty();
            return;
        }
        (inCaption ? caption : alt).add(line);
    }

    @Override
    public void closeBlock() {
        if (!node.closed) {
            throw place.at(node, "the figure is not closed by a line :::");
        }
        var text = String.join(" ", alt.stream().map(line -> line.getContent().toString().strip()).toList());
        if (!text.startsWith("alt: ")) {
            throw place.at(node, "the figure's first line must be \"alt: \" and what the picture shows");
        }
        node.alt = text.substring("alt: ".length()).strip();
        if (caption.isEmpty()) {
            throw place.at(node, "the figure has no caption; it stands after an empty line");
        }
    }

    @Override
    public void parseInlines(InlineParser parser) {
        parser.parse(SourceLines.of(caption), node);
    }
}
