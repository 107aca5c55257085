package gradus.labs.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;

class LineReaderTest {

    private final AtomicInteger full = new AtomicInteger();

    @Test
    void splitsAtLineFeedsAndKeepsTheLastPart() throws Exception {
        assertThat(lines("a\n\nbé\nlast", 1000)).containsExactly("a", "", "bé", "last");
    }

    @Test
    void ofALineTooLongOnlyTheStartIsKept() throws Exception {
        var lines = lines("x".repeat(3 * 1024 * 1024) + "\nnext\n", 10_000_000);
        assertThat(lines).hasSize(2);
        assertThat(lines.getFirst()).hasSize(LineReader.LONGEST_LINE);
        assertThat(lines.getLast()).isEqualTo("next");
    }

    @Test
    void saysOnceWhenTheLimitIsPassedAndDropsTheRest() throws Exception {
        var lines = lines("line\n".repeat(100_000), 50_000);
        assertThat(full).hasValue(1);
        assertThat(lines.size()).isLessThanOrEqualTo(10_000);
        assertThat(lines).allMatch("line"::equals);
    }

    @Test
    void exactlyTheLimitIsAllowed() throws Exception {
        assertThat(lines("1234\n", 5)).containsExactly("1234");
        assertThat(full).hasValue(0);
    }

    @Test
    void aLineWithoutAnEndMayBeLeftOut() throws Exception {
        var lines = new ArrayList<String>();
        new LineReader(new ByteArrayInputStream("whole\ntor".getBytes(StandardCharsets.UTF_8)),
                new OutputMeter(1000, full::incrementAndGet), lines::add).drain(false);
        assertThat(lines).containsExactly("whole");
    }

    private List<String> lines(String text, long limit) throws Exception {
        var lines = new ArrayList<String>();
        new LineReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                new OutputMeter(limit, full::incrementAndGet), lines::add).drain();
        return lines;
    }
}
