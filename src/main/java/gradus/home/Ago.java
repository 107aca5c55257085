package gradus.home;

import java.time.Duration;
import java.time.Instant;

/**
 * How long something is past, as people say it: needs no time zone.
 *
 * @param unit {@code now}, {@code minutes}, {@code hours} or {@code days}
 */
record Ago(String unit, long count) {

    static Ago of(Instant then, Instant now) {
        var past = Duration.between(then, now);
        if (past.toMinutes() < 1) { // or in the future, after a clock was set back
            return new Ago("now", 0);
        }
        if (past.toHours() < 1) {
            return new Ago("minutes", past.toMinutes());
        }
        return past.toDays() < 1 ? new Ago("hours", past.toHours()) : new Ago("days", past.toDays());
    }
}
