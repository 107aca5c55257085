package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LogLinesTest {

    @Test
    void anEventBecomesALineAndItsCausesFollow() {
        assertThat(LogLines.readable("""
                {"timestamp":"2026-01-02T03:04:05Z","level":"ERROR","message":"No start","exception":{\
                "exceptionType":"a.Outer","message":"because","frames":[],"causedBy":{"exception":{\
                "exceptionType":"a.Inner","message":"no table"}}}}""").lines()).containsExactly(
                "2026-01-02T03:04:05Z ERROR No start", "    a.Outer: because", "    a.Inner: no table");
    }

    @Test
    void everythingElseStaysAsItIs() {
        assertThat(LogLines.readable("FATAL: out of memory")).isEqualTo("FATAL: out of memory");
        assertThat(LogLines.readable("{\"cut")).isEqualTo("{\"cut");
    }
}
