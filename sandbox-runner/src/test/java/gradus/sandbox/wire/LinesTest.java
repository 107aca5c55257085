package gradus.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;

class LinesTest {

    @Test
    void linesAreReadOneByOneToTheEnd() throws IOException {
        var reader = new LineReader(new ByteArrayInputStream("θ\n\nlast".getBytes(StandardCharsets.UTF_8)));
        assertThat(reader.next()).contains("θ");
        assertThat(reader.next()).contains("");
        assertThat(reader.next()).contains("last");
        assertThat(reader.next()).isEmpty();
    }

    @Test
    void aLineWithoutEndIsRefused() {
        var endless = new InputStream() {
            @Override
            public int read() {
                return 'x';
            }
        };
        assertThatThrownBy(() -> new LineReader(endless).next()).isInstanceOf(IOException.class);
    }

    @Test
    void nothingFollowsTheLastLine() {
        var out = new ByteArrayOutputStream();
        var writer = new LineWriter(out);
        writer.write(new GraderMessage.Listening());
        writer.writeLast(new GraderMessage.Done());
        writer.write(new GraderMessage.Done());
        assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo("{\"type\":\"listening\"}\n{\"type\":\"done\"}\n");
    }

    @Test
    void aLineBeyondTheLimitIsNotWritten() {
        var text = "x".repeat(Wire.LONGEST_LINE_OUT);
        assertThatThrownBy(() -> new LineWriter(new ByteArrayOutputStream()).write(new LearnerMessage.Log("out", text)))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
