package gradus.markup;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.parser.PostProcessor;

/** Finds the code blocks that are live cells: {@code ```java try}. One per document, since it names it in errors. */
final class CellFinder implements PostProcessor {

    /** Where a cell stands in the tree. */
    static final class Node extends CustomBlock {
        final Cell cell;

        Node(Cell cell) {
            this.cell = cell;
        }
    }

    private static final int MOST_BYTES = 16 * 1024;
    private static final Pattern ASKED_FOR = Pattern.compile("(?i)(.*\\s)?try(\\s.*)?");

    /** At the start of a line: inside a class it would be indented. */
    private static final Pattern PROGRAM = Pattern.compile(
            "(?m)^((public|private|static|final) )*void main\\((String(\\[]|\\.\\.\\.) \\w+)?\\)");

    private final Place place;

    CellFinder(Place place) {
        this.place = place;
    }

    @Override
    public org.commonmark.node.Node process(org.commonmark.node.Node document) {
        document.accept(new AbstractVisitor() {
            @Override
            public void visit(FencedCodeBlock block) {
                if (block.getClosingFenceLength() == null) {
                    throw place.at(block, "the code block is not closed by a line ```");
                }
                if (ASKED_FOR.matcher(block.getInfo()).matches()) {
                    replace(block);
                }
            }
        });
        return document;
    }

    private void replace(FencedCodeBlock block) {
        if (!block.getInfo().strip().equals("java try")) {
            throw place.at(block, "a live cell is written ```java try, not ```" + block.getInfo().strip());
        }
        var code = block.getLiteral();
        if (!PROGRAM.matcher(code).find()) {
            throw place.at(block, "a live cell is a program: it needs void main(), outside any class");
        }
        if (code.getBytes(StandardCharsets.UTF_8).length > MOST_BYTES) {
            throw place.at(block, "a live cell has at most 16 KiB");
        }
        var node = new Node(Cell.of(code, place.line(block)));
        node.setSourceSpans(block.getSourceSpans());
        block.insertBefore(node);
        block.unlink();
    }
}
