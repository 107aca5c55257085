package gradus.outbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackOffTest {

    @ParameterizedTest
    @CsvSource({ "1, PT1S", "2, PT2S", "3, PT4S", "10, PT512S", "12, PT2048S", "13, PT1H", "1000000, PT1H" })
    void doublesUpToAnHour(int failures, Duration wait) {
        assertThat(BackOff.after(failures)).isEqualTo(wait);
    }
}
