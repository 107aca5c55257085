package gradus.labs.runs.work;

import java.util.UUID;

import gradus.labs.backend.Device;
import gradus.labs.wire.Mode;

/**
 * A run that this worker has leased.
 *
 * @param gradingSeed null in a practice run
 * @param graderDeaths how often the grader of this run has died before
 * @param slot what it takes of this worker
 */
record Claim(UUID run, String organization, UUID person, String lab, String labVersion, String snapshot, Mode mode,
        int attempt, long learnerSeed, Long gradingSeed, int graderDeaths, String owner, Slot slot) {

    /** @param device whose slot it has: what the run computes on */
    record Slot(Device device, long memoryBytes) {
    }
}
