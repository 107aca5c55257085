package gradus.labs.runs.events;

/** Makes text of a sandbox fit for a database and a page: no NUL, no half characters, no more than allowed. */
public final class PlainText {

    private static final char REPLACEMENT = '\uFFFD';

    private PlainText() {
    }

    /** @param most UTF-16 units to keep; a text that is longer ends with … */
    public static String of(String text, int most) {
        var clean = new StringBuilder(Math.min(text.length(), most + 1));
        for (int i = 0; i < text.length() && clean.length() < most;) {
            int point = text.codePointAt(i);
            boolean half = point >= Character.MIN_SURROGATE && point <= Character.MAX_SURROGATE;
            clean.appendCodePoint(half || point == 0 ? REPLACEMENT : point);
            i += Character.charCount(point);
        }
        return text.length() > most ? clean.append('…').toString() : clean.toString();
    }
}
