package gradus.lessons;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.regex.Pattern;

/** A lesson's text, cut where something goes in that is not the same for everybody; cut once and kept. */
record LessonText(List<Piece> pieces) {

    /** Room below a program that can be run, and for a question. No author can write it: their HTML is shown as text. */
    private static final Pattern ROOM = Pattern.compile(
            "<div class=\"(?:cell-bar|question-place)\"(?: id=\"place-([a-z0-9-]+)\")?></div>");

    sealed interface Piece {
    }

    record Same(String html) implements Piece {
    }

    /** @param at of the program above, in the order of the text, from 0 */
    record CellBar(int at) implements Piece {
    }

    /** @param item its id */
    record Question(String item) implements Piece {
    }

    static LessonText of(String html) {
        var pieces = new ArrayList<Piece>();
        var rooms = ROOM.matcher(html);
        var end = 0;
        var cells = 0;
        while (rooms.find()) {
            pieces.add(new Same(html.substring(end, rooms.start())));
            pieces.add(rooms.group(1) == null ? new CellBar(cells++) : new Question(rooms.group(1)));
            end = rooms.end();
        }
        pieces.add(new Same(html.substring(end)));
        return new LessonText(List.copyOf(pieces));
    }

    /** Ids of the items it asks. */
    List<String> questions() {
        return pieces.stream().filter(Question.class::isInstance).map(piece -> ((Question) piece).item()).distinct()
                .toList();
    }

    /** With HTML for each cell bar, by its place, and each question, by its item. */
    String filled(IntFunction<String> cellBars, Function<String, String> questions) {
        var html = new StringBuilder();
        for (var piece : pieces) {
            html.append(switch (piece) {
                case Same same -> same.html();
                case CellBar bar -> cellBars.apply(bar.at());
                case Question question -> questions.apply(question.item());
            });
        }
        return html.toString();
    }
}
