package gradus.sandbox.learner;

import java.io.OutputStream;
import java.nio.charset.StandardCharsets;

/** Turns what is printed into lines of the log. A line longer than 8 KiB becomes several. */
final class Printed extends OutputStream {

    private static final int LONGEST = 8 * 1024;

    private final String stream;
    private final Claims claims;
    private final byte[] line = new byte[LONGEST];
    private int length;
    private boolean touched;

    /** @param stream {@code out} or {@code err} */
    Printed(String stream, Claims claims) {
        this.stream = stream;
        this.claims = claims;
    }

    @Override
    public synchronized void write(int value) {
        touched = true;
        if (value == '\n') {
            tell(length > 0 && line[length - 1] == '\r' ? length - 1 : length, length);
            return;
        }
        line[length++] = (byte) value;
        if (length == LONGEST) {
            var whole = wholeCharacters();
            tell(whole, whole);
        }
    }

    @Override
    public synchronized void write(byte[] bytes, int from, int count) {
        if (claims.logIsCut()) {
            return;
        }
        for (int i = from; i < from + count; i++) {
            write(bytes[i]);
        }
    }

    /** Called now and then: a beginning of a line that nobody went on with is shown as it is. */
    synchronized void showResting() {
        if (!touched) {
            finish();
        }
        touched = false;
    }

    synchronized void finish() {
        if (length > 0) {
            tell(length, length);
        }
    }

    /** Tells the first bytes and keeps those from {@code next} on. */
    private void tell(int count, int next) {
        var text = new String(line, 0, count, StandardCharsets.UTF_8);
        System.arraycopy(line, next, line, 0, length - next);
        length -= next;
        claims.log(stream, text);
    }

    /** How many bytes end with a whole character, so that none is torn in two. */
    private int wholeCharacters() {
        for (int end = length - 1; end > length - 4; end--) {
            if ((line[end] & 0xC0) != 0x80) {
                return (line[end] & 0x80) == 0 ? length : end;
            }
        }
        return length;
    }
}
