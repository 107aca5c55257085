package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProcessMarkTest {

    @Test
    void survivesBeingWrittenDown() {
        var mark = ProcessMark.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(ProcessMark.parse(mark + "\n")).contains(mark);
        assertThat(mark.alive()).isTrue();
    }

    @Test
    void anotherProcessWithTheSameNumberIsNotMeant() {
        var mark = ProcessMark.of(ProcessHandle.current().pid()).orElseThrow();

        assertThat(new ProcessMark(mark.pid(), mark.startTicks() - 1, mark.boot()).alive()).isFalse();
        assertThat(new ProcessMark(mark.pid(), mark.startTicks(), "another boot").alive()).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "12", "12 34", "a b c", "-1 2 c", "99999999999999999999 1 c" })
    void aMarkThatWasCutOffIsNone(String text) {
        assertThat(ProcessMark.parse(text)).isEmpty();
    }

    @Test
    void whoeverDoesNotListenIsKilled() throws IOException, InterruptedException {
        var deaf = new ProcessBuilder("sh", "-c", "trap '' TERM; echo ready; sleep 60 & wait; wait").start();
        assertThat(deaf.inputReader().readLine()).isEqualTo("ready");
        var mark = ProcessMark.of(deaf.pid()).orElseThrow();

        Signals.end(mark, Signals.Signal.TERM, Duration.ofMillis(200));

        assertThat(mark.alive()).isFalse();
        deaf.descendants().forEach(ProcessHandle::destroyForcibly);
        assertThat(deaf.waitFor()).isEqualTo(137);
    }

    @Test
    void whoeverListensEndsByItself() throws IOException, InterruptedException {
        var sleeper = new ProcessBuilder("sleep", "60").start();
        var mark = ProcessMark.of(sleeper.pid()).orElseThrow();

        Signals.end(mark, Signals.Signal.TERM, Duration.ofSeconds(10)); // a shell may have had INT ignored

        assertThat(sleeper.waitFor()).isEqualTo(143);
        assertThat(mark.alive()).isFalse();
    }
}
