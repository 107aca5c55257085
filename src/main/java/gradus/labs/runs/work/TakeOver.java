package gradus.labs.runs.work;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

/** Finds runs whose worker is gone and starts them again, once; a run that loses two workers fails, which is ours. */
@ApplicationScoped
class TakeOver {

    private static final Logger LOG = Logger.getLogger(TakeOver.class);

    private final RunQueue queue;
    private final RunClosing closing;
    private final Leases leases;

    TakeOver(RunQueue queue, RunClosing closing, Leases leases) {
        this.queue = queue;
        this.closing = closing;
        this.leases = leases;
    }

    /** Runs on several workers at once: whoever comes second finds the claim gone. */
    void sweep() {
        var gone = queue.owners().stream().filter(leases::isGone).toList();
        queue.lost(gone).forEach(this::takeOver);
    }

    private void takeOver(RunQueue.Lost lost) {
        var claim = lost.claim();
        LOG.warnf("Run %s, attempt %d, lost its worker %s", claim.run(), claim.attempt(), claim.owner());
        if (lost.losses() == 0 && queue.again(claim, RunQueue.Again.WORKER_LOST)) {
            return;
        }
        closing.close(claim, lost.cancelRequested() ? Closing.cancelledBeforeStart() : Closing.failed("worker-lost"));
    }
}
