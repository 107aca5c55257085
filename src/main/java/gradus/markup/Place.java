package gradus.markup;

import java.util.List;

import org.commonmark.node.Node;
import org.commonmark.node.SourceSpan;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;

import gradus.common.BadContent;

/** Names a document and a line in it, for errors. */
record Place(String origin) {

    BadContent at(SourceLines lines, String what) {
        return at(lines.getSourceSpans(), what);
    }

    BadContent at(Node node, String what) {
        for (var block = node; block != null; block = block.getParent()) { // an inline node may know no line
            if (!block.getSourceSpans().isEmpty()) {
                return at(block.getSourceSpans(), what);
            }
        }
        return new BadContent(origin, what);
    }

    BadContent at(SourceLine line, String what) {
        return at(line.getSourceSpan() == null ? List.of() : List.of(line.getSourceSpan()), what);
    }

    /** Where a block starts, from 1. */
    int line(Node block) {
        return block.getSourceSpans().getFirst().getLineIndex() + 1;
    }

    private BadContent at(List<SourceSpan> spans, String what) {
        return new BadContent(origin, spans.isEmpty() ? what
                : "line %d: %s".formatted(spans.getFirst().getLineIndex() + 1,
                        what));
    }
}
