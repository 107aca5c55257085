package gradus.labs.runs.scheduling;

import java.time.Duration;
import java.time.Instant;

import gradus.labs.backend.Device;

/**
 * A run that a runner has in hand.
 *
 * @param runner the name of that runner
 * @param device whose slot it takes
 */
public record Started(Owner owner, Priority priority, String runner, Device device, long memoryBytes, Instant since,
        Duration expected) {

    /** Never zero: what lasts longer than expected may end any moment. */
    Duration left(Instant now) {
        var left = expected.minus(Duration.between(since, now));
        return left.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : left;
    }
}
