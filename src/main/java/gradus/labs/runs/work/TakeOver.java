package gradus.labs.runs.work;

import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import gradus.labs.runs.queue.Leases;

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

    /**
     * Runs on several workers at once: whoever comes second finds the claim gone.
     *
     * @param inHand runs that this worker has not let go of, even if it could not prolong their leases for a while
     */
    void sweep(Set<UUID> inHand) {
        queue.shorten(leases.until());
        var gone = queue.owners().stream().filter(leases::isGone).toList();
        queue.lost(gone).stream()
                .filter(lost -> !lost.claim().owner().equals(leases.owner()) || !inHand.contains(lost.claim().run()))
                .forEach(this::takeOver);
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
