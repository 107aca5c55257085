package gradus.labs.runs.work;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;

import com.sun.management.OperatingSystemMXBean;

import gradus.labs.runs.scheduling.Capacity;
import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

@ConfigMapping(prefix = "gradus.runs")
interface WorkConfig {

    /** How many runs this application runs at once, 1 to 256; by default half of the cores, at least one. */
    Optional<@Min(1) @Max(256) Integer> slots();

    /** How many more runs it runs at once on GPUs, 0 to 64; by default as many as the backend has found, one run each. */
    Optional<@Min(0) @Max(64) Integer> gpuSlots();

    /** Memory for the runs it runs at once, which all count with their limits; by default all that the machine has. */
    Optional<MemorySize> memory();

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

    /**
     * @param runner its name
     * @param gpus that the backend has, if it knows
     */
    default Capacity capacity(String runner, OptionalInt gpus) {
        int half = Math.max(1, Runtime.getRuntime().availableProcessors() / 2);
        return new Capacity(runner, slots().orElse(half), gpuSlots(gpus), memory().map(MemorySize::asLongValue)
                .orElseGet(WorkConfig::machine));
    }

    private int gpuSlots(OptionalInt gpus) {
        return Math.min(gpuSlots().orElse(gpus.orElse(0)), gpus.orElse(Integer.MAX_VALUE));
    }

    /** Of this machine, or of the container if that has a limit. */
    private static long machine() {
        return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getTotalMemorySize();
    }
}
