package gradus.labs.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.labs.backend.RunEnd.Kind;

/** The table of exit codes in the protocol, and what comes from outside. */
class EndingTest {

    @ParameterizedTest
    @CsvSource({
            // code, ready, memory full, CPU spent
            "0, true, false, false, COMPLETED, 0",
            "21, true, false, false, EXCEPTION, 21",
            "23, true, false, false, MEMORY, 23",
            "20, true, false, false, EXITED, 20",
            "22, true, false, false, EXITED, 22",
            "1, true, false, false, EXITED, 1",
            "20, false, false, false, COMPILE_ERROR, 20",
            "21, false, false, false, EXCEPTION, 21",
            "22, false, false, false, SANDBOX, 22",
            "23, false, false, false, MEMORY, 23",
            "0, false, false, false, SANDBOX, 0",
            "1, false, false, false, SANDBOX, 1",
            "134, false, false, false, SANDBOX, -1",
            "134, true, false, false, CRASHED, -1",
            "159, true, false, false, CRASHED, -1",
            "137, true, true, false, MEMORY, -1",
            "137, false, true, false, MEMORY, -1",
            "-1, true, true, false, MEMORY, -1",
            "137, true, false, true, CPU, -1",
            "152, true, false, true, CPU, -1",
            "137, true, false, false, CRASHED, -1",
            "0, true, true, true, COMPLETED, 0",
            "-1, true, false, false, SANDBOX, -1" })
    void follows(int code, boolean ready, boolean memoryFull, boolean cpuSpent, Kind kind, int exitCode) {
        var exit = new Exit(code < 0 ? OptionalInt.empty() : OptionalInt.of(code), "");
        var ending = Ending.of(exit, ready, memoryFull, cpuSpent);
        assertThat(ending.kind()).isEqualTo(kind);
        assertThat(ending.exitCode()).isEqualTo(exitCode);
    }
}
