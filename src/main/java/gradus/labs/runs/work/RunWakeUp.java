package gradus.labs.runs.work;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.outbox.Wakeups;

/** Lets every worker look into the queue now. */
@ApplicationScoped
public class RunWakeUp {

    private final Wakeups wakeups;

    RunWakeUp(Wakeups wakeups) {
        this.wakeups = wakeups;
    }

    public void wake() {
        wakeups.send(RunQueue.QUEUED, Wakeups.ANYTHING);
    }
}
