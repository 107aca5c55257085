package gradus.markup;

import java.util.regex.Pattern;

import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

import gradus.common.Yaml;

/** Lines that start with {@code :::}. One per document, since it names the document in errors. */
final class DirectiveFactory extends AbstractBlockParserFactory {

    private static final Pattern START = Pattern.compile("^:::\\s*([a-z]*)\\s*(.*?)\\s*$");

    private final Place place;

    DirectiveFactory(Place place) {
        this.place = place;
    }

    static boolean isEnd(ParserState state) {
        return state.getIndent() < 4 && rest(state).strip().equals(":::");
    }

    @Override
    public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
        var start = START.matcher(rest(state));
        if (state.getIndent() >= 4 || !start.matches()) {
            return BlockStart.none();
        }
        var argument = start.group(2);
        var parser = switch (start.group(1)) {
            case "note" -> new NoteParser(place, argument);
            case "figure" -> {
                if (!FigureParser.FILE.matcher(argument).matches()) {
                    throw place.at(state.getLine(), "a figure names its file: :::figure small-letters.svg");
                }
                yield new FigureParser(place, argument);
            }
            case "question" -> {
                if (!Yaml.ID.matcher(argument).matches()) {
                    throw place.at(state.getLine(), "a question names an item: :::question small-letters");
                }
                yield new QuestionParser(argument);
            }
            case "" -> throw place.at(state.getLine(), "::: closes nothing here");
            default -> throw place.at(state.getLine(), "unknown directive :::%s; known are note, figure and question"
                    .formatted(start.group(1)));
        };
        return BlockStart.of(parser).atIndex(state.getLine().getContent().length());
    }

    private static String rest(ParserState state) {
        var line = state.getLine().getContent();
        return line.subSequence(state.getNextNonSpaceIndex(), line.length()).toString();
    }
}
