package gradus.labs.runs.scheduling;

import java.util.Collection;

import gradus.labs.backend.Device;

/**
 * What a runner has, or has left.
 *
 * @param memoryBytes for the runs it has at once, which all count with their limits
 */
public record Capacity(String runner, int slots, int gpuSlots, long memoryBytes) {

    public int slots(Device device) {
        return device == Device.GPU ? gpuSlots : slots;
    }

    /** Whether a run could ever be run here. */
    boolean suits(Ticket ticket, boolean gpus) {
        return slots(ticket.device(gpus)) > 0 && ticket.memoryBytes() <= memoryBytes;
    }

    /** What is left while these runs go on; those of other runners take nothing here. */
    Capacity without(Collection<Started> running) {
        var free = this;
        for (var run : running) {
            free = run.runner().equals(runner) ? free.without(run.device(), run.memoryBytes()) : free;
        }
        return free;
    }

    /** What is left beside one run. */
    public Capacity without(Device device, long memory) {
        return new Capacity(runner, Math.max(0, slots - (device == Device.CPU ? 1 : 0)),
                Math.max(0, gpuSlots - (device == Device.GPU ? 1 : 0)), Math.max(0, memoryBytes - memory));
    }

    /** While so many slots are out of use; a runner that has none is not ready, and keeps one here. */
    public Capacity withoutSlots(int setAside) {
        return new Capacity(runner, Math.max(1, slots - setAside), gpuSlots, memoryBytes);
    }

    public boolean anySlot() {
        return slots > 0 || gpuSlots > 0;
    }
}
