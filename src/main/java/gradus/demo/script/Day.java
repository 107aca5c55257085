package gradus.demo.script;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What somebody did one after the other on one day.
 *
 * @param before how many days before the demonstration began, 1 to 28
 * @param at when the first thing was begun, UTC
 */
public record Day(int before, LocalTime at, List<Step> did) {

    public Day {
        did = List.copyOf(did);
    }

    /** When this step was begun. */
    public Instant moment(Instant began, int step) {
        var taken = did.stream().limit(step).map(Step::takes).reduce(Duration.ZERO, Duration::plus);
        return began.truncatedTo(ChronoUnit.DAYS).atOffset(ZoneOffset.UTC).minusDays(before).with(at).toInstant()
                .plus(taken);
    }
}
