package gradus.home;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

class AgoTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    @Test
    void timeIsToldInTheLargestUnitThatIsPast() {
        assertThat(ago(Duration.ofSeconds(59))).isEqualTo(new Ago("now", 0));
        assertThat(ago(Duration.ofSeconds(60))).isEqualTo(new Ago("minutes", 1));
        assertThat(ago(Duration.ofMinutes(59))).isEqualTo(new Ago("minutes", 59));
        assertThat(ago(Duration.ofMinutes(60))).isEqualTo(new Ago("hours", 1));
        assertThat(ago(Duration.ofHours(23))).isEqualTo(new Ago("hours", 23));
        assertThat(ago(Duration.ofHours(24))).isEqualTo(new Ago("days", 1));
        assertThat(ago(Duration.ofDays(400))).isEqualTo(new Ago("days", 400));
    }

    @Test
    void whatAClockSetBackLeavesInTheFutureIsNow() {
        assertThat(ago(Duration.ofHours(-3))).isEqualTo(new Ago("now", 0));
    }

    private static Ago ago(Duration past) {
        return Ago.of(NOON.minus(past), NOON);
    }
}
