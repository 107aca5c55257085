package gradus.labs.runs.work;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.backend.Device;

/** What this application does as a runner, as far as others may know. */
@ApplicationScoped
public class ThisRunner {

    private final RunSlots slots;
    private final RolesConfig roles;

    ThisRunner(RunSlots slots, RolesConfig roles) {
        this.slots = slots;
        this.roles = roles;
    }

    /** Whether it is one at all. */
    public boolean present() {
        return roles.roles().contains(RolesConfig.Role.RUNNER);
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
