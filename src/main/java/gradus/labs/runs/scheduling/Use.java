package gradus.labs.runs.scheduling;

import java.time.Duration;
import java.time.Instant;

/**
 * Recent use: seconds that fade with time.
 *
 * @param seconds as they counted at {@code at}
 * @param at when they were counted last, which is when the newest run ended
 */
public record Use(double seconds, Instant at) {

    static final Use NONE = new Use(0, Instant.EPOCH);
    private static final double MOST_HALVINGS = 100;

    /** A clock that was set back does not bring anything back. */
    double at(Instant now, Duration halfLife) {
        double halvings = (double) Duration.between(at, now).toMillis() / halfLife.toMillis();
        return seconds * Math.pow(0.5, Math.clamp(halvings, 0, MOST_HALVINGS));
    }

    public Use plus(double more, Instant now, Duration halfLife) {
        return new Use(at(now, halfLife) + more, now);
    }
}
