package gradus.sandbox.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;

import gradus.sandbox.wire.LearnerMessage;
import gradus.sandbox.wire.LineWriter;
import gradus.sandbox.wire.Wire;

class PrintedTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final Printed printed = new Printed("out", new Claims(new LineWriter(out)));
    private final PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);

    @Test
    void linesEndWithEitherLineFeed() {
        stream.print("one\r\ntwo\n\nfour");
        assertThat(lines()).containsExactly("one", "two", "");
        printed.finish();
        assertThat(lines()).containsExactly("one", "two", "", "four");
    }

    @Test
    void aLongLineIsSplitBetweenCharacters() {
        var text = "x" + "θ".repeat(10_000);
        stream.println(text);
        assertThat(lines()).hasSize(3).allSatisfy(line -> assertThat(line).doesNotContain("\uFFFD"));
        assertThat(String.join("", lines())).isEqualTo(text);
    }

    @Test
    void bytesThatAreNoTextAreShownAsSuch() {
        stream.write(0xff);
        stream.write('\n');
        assertThat(lines()).containsExactly("\uFFFD");
    }

    @Test
    void aRestingBeginningIsShownOnlyWhenNobodyWentOn() {
        stream.print("50 %");
        printed.showResting();
        assertThat(lines()).isEmpty();
        printed.showResting();
        assertThat(lines()).containsExactly("50 %");
    }

    private List<String> lines() {
        return out.toString(StandardCharsets.UTF_8).lines().map(line -> Wire.read(line, LearnerMessage.class))
                .map(message -> ((LearnerMessage.Log) message).text()).toList();
    }
}
