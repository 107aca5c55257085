package gradus.labs.runs.work;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Roles;
import gradus.labs.backend.Device;

/** What this application does as a runner, as far as others may know. */
@ApplicationScoped
public class ThisRunner {

    private final RunSlots slots;
    private final Roles roles;

    ThisRunner(RunSlots slots, Roles roles) {
        this.slots = slots;
        this.roles = roles;
    }

    /** Whether it is one at all. */
    public boolean present() {
        return roles.runner();
    }

    /** Whether it can isolate runs, as it found at its last heartbeat. */
    public boolean ready() {
        return slots.ready();
    }

    public int slots(Device device) {
        return slots.all(device);
    }

    public int busy(Device device) {
        return slots.busy(device);
    }
}
