package gradus.grading;

import java.util.Map;
import java.util.Optional;

/**
 * What a check decided.
 *
 * @param fraction of the check's points, 0 to 1; points are rounded down
 * @param feedback empty only for a full pass
 */
public record Verdict(double fraction, Optional<Feedback> feedback) {

    public Verdict {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new IllegalArgumentException("A fraction lies from 0 to 1, not at " + fraction);
        }
        if (fraction < 1 && feedback.isEmpty()) {
            throw new IllegalArgumentException("Lost points need a reason");
        }
    }

    public static Verdict pass() {
        return new Verdict(1, Optional.empty());
    }

    public static Verdict fail(String key) {
        return fail(key, Map.of());
    }

    public static Verdict fail(String key, Map<String, String> values) {
        return partial(0, key, values);
    }

    /** @param fraction of the points, 0 to below 1 */
    public static Verdict partial(double fraction, String key, Map<String, String> values) {
        if (fraction >= 1) {
            throw new IllegalArgumentException("A part is less than the whole");
        }
        return new Verdict(fraction, Optional.of(new Feedback(key, values)));
    }
}
