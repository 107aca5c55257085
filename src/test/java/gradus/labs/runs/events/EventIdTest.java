package gradus.labs.runs.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.common.Problem;

class EventIdTest {

    @Test
    void aLaterAttemptComesAfterEveryEventOfTheOneBefore() {
        assertThat(EventId.parse("2.1")).isGreaterThan(EventId.parse("1.900")).isEqualTo(new EventId(2, 1));
        assertThat(EventId.parse("1.10")).isGreaterThan(EventId.parse("1.9")).hasToString("1.10");
    }

    @ParameterizedTest
    @ValueSource(strings = { "1", "1.", ".1", "1.2.3", "-1.1", "a.b", "1.9999999999", "1.1 " })
    void whatIsNoneIsRefused(String text) {
        assertThatThrownBy(() -> EventId.parse(text)).isInstanceOf(Problem.class);
    }
}
