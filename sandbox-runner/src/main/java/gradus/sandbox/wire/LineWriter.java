package gradus.sandbox.wire;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;

/** Writes whole lines to one stream, from any thread, each flushed at once, until it is told that there are no more. */
public final class LineWriter {

    private final OutputStream out;
    private boolean closed;

    public LineWriter(OutputStream out) {
        this.out = out;
    }

    /**
     * @throws IllegalArgumentException if the line would be longer than the protocol allows
     * @return the bytes written with the line feed; 0 if the last line was written before
     */
    public int write(Object message) {
        var json = Wire.write(message);
        if (json.length >= Wire.LONGEST_LINE_OUT) {
            throw new IllegalArgumentException("A line of %d bytes".formatted(json.length));
        }
        var line = Arrays.copyOf(json, json.length + 1);
        line[json.length] = '\n';
        return put(line);
    }

    /** Writes one more line, and then never another. */
    public void writeLast(Object message) {
        synchronized (this) {
            write(message);
            closed = true;
        }
    }

    private synchronized int put(byte[] line) {
        if (closed) {
            return 0;
        }
        try {
            out.write(line);
            out.flush();
            return line.length;
        } catch (IOException e) {
            closed = true; // the launcher no longer reads: nobody is left to tell
            return 0;
        }
    }
}
