package gradus.labs.runs;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "gradus.runs")
interface RunsConfig {

    /** How often a silent event stream says that it lives, 100 ms to 1 min. */
    @WithDefault("15s")
    @DurationMin(millis = 100)
    @DurationMax(minutes = 1)
    Duration heartbeat();

    /** How many event streams one person may have open on this application, 1 to 100. */
    @WithDefault("8")
    @Min(1)
    @Max(100)
    int streamsPerPerson();

    /** How many replays one person may start in 24 hours, 1 to 10,000. */
    @WithDefault("20")
    @Min(1)
    @Max(10_000)
    int replaysPerDay();
}
