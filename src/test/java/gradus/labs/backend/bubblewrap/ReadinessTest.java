package gradus.labs.backend.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

import org.junit.jupiter.api.Test;

class ReadinessTest {

    @Test
    void thisMachineHoldsWhatAHostileProgramTries() throws IOException {
        var readiness = Sandbox.scripted().readiness();
        assertThat(readiness.findings()).contains("refused: network", "refused: files of others",
                "refused: environment", "refused: writing", "refused: other processes", "refused: starting a process",
                "refused: a new namespace", "refused: privileges", "refused: open files");
        assertThat(readiness.ready()).isTrue();
    }
}
