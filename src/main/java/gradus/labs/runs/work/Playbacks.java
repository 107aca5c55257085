package gradus.labs.runs.work;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import gradus.labs.runs.queue.Leases;

/** Begins playbacks. */
@ApplicationScoped
public class Playbacks {

    private final RunQueue queue;
    private final RunDesk desk;
    private final Leases leases;

    Playbacks(RunQueue queue, RunDesk desk, Leases leases) {
        this.queue = queue;
        this.desk = desk;
        this.leases = leases;
    }

    /** @param run added by the running transaction, which also has to end the playback: no worker ever sees it open */
    @Transactional(TxType.MANDATORY)
    public Playback begin(UUID run) {
        return new Playback(queue.claim(run, leases.owner(), leases.until()), desk);
    }
}
