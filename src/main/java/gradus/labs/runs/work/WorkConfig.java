package gradus.labs.runs.work;

import java.time.Duration;
import java.util.Optional;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "gradus.runs")
interface WorkConfig {

    /** How many runs this application runs at once, 1 to 256; by default half of the cores, at least one. */
    Optional<@Min(1) @Max(256) Integer> slots();

    /** How long a worker may be silent before its runs start again elsewhere, 1 s to 10 min. */
    @WithDefault("15s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration lease();

    /** How often the queue is looked at without a wake-up, 10 ms to 1 min. */
    @WithDefault("1s")
    @DurationMin(millis = 10)
    @DurationMax(minutes = 1)
    Duration poll();

    /** How long events are gathered before they are stored together, 10 ms to 2 s. */
    @WithDefault("30ms")
    @DurationMin(millis = 10)
    @DurationMax(seconds = 2)
    Duration batch();

    default int slotsOr(int cores) {
        return slots().orElse(Math.max(1, cores / 2));
    }
}
