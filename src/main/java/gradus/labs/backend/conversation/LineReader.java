package gradus.labs.backend.conversation;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Splits what a process prints into lines. Counts every byte; of a line too long for the protocol keeps the start. */
public final class LineReader {

    static final int LONGEST_LINE = 2 * 1024 * 1024;

    /** Takes lines without their line feed. */
    public interface Taker {
        void take(String line) throws InterruptedException;
    }

    private final InputStream in;
    private final OutputMeter meter;
    private final Taker taker;
    private byte[] line = new byte[1024];
    private int length;

    public LineReader(InputStream in, OutputMeter meter, Taker taker) {
        this.in = in;
        this.meter = meter;
        this.taker = taker;
    }

    /** Reads to the end. What comes after the meter is full is read, so that nobody blocks, and dropped. */
    public void drain() throws IOException, InterruptedException {
        drain(true);
    }

    /** @param lastPart whether what stands behind the last line feed is a line as well */
    public void drain(boolean lastPart) throws IOException, InterruptedException {
        byte[] buffer = new byte[8192];
        for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
            if (meter.count(read)) {
                split(buffer, read);
            }
        }
        if (lastPart && length > 0 && !meter.full()) {
            finishLine();
        }
    }

    private void split(byte[] buffer, int read) throws InterruptedException {
        int start = 0;
        for (int i = 0; i < read; i++) {
            if (buffer[i] == '\n') {
                append(buffer, start, i - start);
                finishLine();
                start = i + 1;
            }
        }
        append(buffer, start, read - start);
    }

    private void append(byte[] buffer, int start, int count) {
        int kept = Math.min(count, LONGEST_LINE - length);
        if (length + kept > line.length) {
            line = Arrays.copyOf(line, Math.min(LONGEST_LINE, Math.max(length + kept, 2 * line.length)));
        }
        System.arraycopy(buffer, start, line, length, kept);
        length += kept;
    }

    private void finishLine() throws InterruptedException {
        taker.take(new String(line, 0, length, StandardCharsets.UTF_8));
        length = 0;
    }
}
