package gradus.labs.runs.queue;

import java.time.Duration;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import gradus.labs.runs.scheduling.Rules;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/** The same in every application of an installation, or its replicas disagree on who is next. */
@ConfigMapping(prefix = "gradus.runs")
interface QueueConfig {

    /** How long a worker may be silent before its runs start again elsewhere, 1 s to 10 min. */
    @WithDefault("15s")
    @DurationMin(seconds = 1)
    @DurationMax(minutes = 10)
    Duration lease();

    /** How many runs of one person go on at once, 1 to 100; exam tasks don't count. */
    @WithDefault("1")
    @Min(1)
    @Max(100)
    int perPerson();

    /** How many runs of one person may be open, waiting or running, 1 to 1,000. */
    @WithDefault("10")
    @Min(1)
    @Max(1_000)
    int openPerPerson();

    /** After which time use counts half when shares are compared, 1 min to 1 day. */
    @WithDefault("1h")
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    Duration halfLife();

    /** How long nobody has to wait only because others used less, 1 min to 1 day. */
    @WithDefault("10m")
    @DurationMin(minutes = 1)
    @DurationMax(days = 1)
    Duration patience();

    /** How long smaller runs may overtake one that needs more memory than is free, 0 s to 1 h. */
    @WithDefault("1m")
    @DurationMin
    @DurationMax(hours = 1)
    Duration hold();

    /** Processor time that the runs of one person may use from one midnight (UTC) to the next; 0 s: as much as they want. */
    @WithDefault("4h")
    @DurationMin
    @DurationMax(days = 100)
    Duration dailyCpu();

    /** The same for the time that runs hold a GPU. */
    @WithDefault("1h")
    @DurationMin
    @DurationMax(days = 100)
    Duration dailyGpu();

    default Rules rules() {
        return new Rules(perPerson(), halfLife(), patience(), hold());
    }
}
