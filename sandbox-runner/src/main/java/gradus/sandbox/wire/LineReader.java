package gradus.sandbox.wire;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Reads lines of bounded length. */
public final class LineReader {

    private final InputStream in;
    private final byte[] chunk = new byte[8192];
    private int from;
    private int to;

    public LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * @return the next line without its line feed; empty at the end of the stream
     * @throws IOException also if the line is longer than {@link Wire#LONGEST_LINE_IN}
     */
    public Optional<String> next() throws IOException {
        var line = new ByteArrayOutputStream();
        while (true) {
            if (from == to) {
                from = 0;
                to = Math.max(in.read(chunk), 0);
                if (to == 0) {
                    return line.size() == 0 ? Optional.empty() : Optional.of(line.toString(StandardCharsets.UTF_8));
                }
            }
            var end = from;
            while (end < to && chunk[end] != '\n') {
                end++;
            }
            line.write(chunk, from, end - from);
            if (line.size() > Wire.LONGEST_LINE_IN) {
                throw new IOException("A line of more than %d bytes".formatted(Wire.LONGEST_LINE_IN));
            }
            from = end;
            if (end < to) {
                from++;
                return Optional.of(line.toString(StandardCharsets.UTF_8));
            }
        }
    }
}
