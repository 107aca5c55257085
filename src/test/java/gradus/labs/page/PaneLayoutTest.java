package gradus.labs.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class PaneLayoutTest {

    @Test
    void whatTheBrowserRemembersIsInTheFirstByte() {
        assertThat(PaneLayout.of("320.0.r", "plain")).isEqualTo(new PaneLayout("--brief: 320px; ", "results", true));
        assertThat(PaneLayout.of("0.360.br", "rich"))
                .isEqualTo(new PaneLayout("--results: 360px; ", "brief results", false));
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = { "", "320", "99999.1.b", "1;}.2.b", "1.2.x", "-1.2." })
    void whatIsNotOfOursIsTheDefault(String cookie) {
        assertThat(PaneLayout.of(cookie, cookie)).isEqualTo(new PaneLayout("", "", false));
    }
}
