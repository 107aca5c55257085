package gradus.labs.runs.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import gradus.labs.backend.Device;
import gradus.labs.backend.Hardware;

/**
 * A run that waits.
 *
 * @param memoryBytes of both its processes together
 * @param queued when the run was made; keeps its value when the run starts again
 * @param expected how long it will take, from runs that were measured
 */
public record Ticket(UUID run, Priority priority, Owner owner, Hardware hardware, long memoryBytes, Instant queued,
        Duration expected) {

    /** @param gpus whether any runner has one */
    Device device(boolean gpus) {
        return hardware.device() == Device.GPU && (gpus || !hardware.cpuFallback()) ? Device.GPU : Device.CPU;
    }
}
