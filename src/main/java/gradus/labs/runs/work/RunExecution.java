package gradus.labs.runs.work;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;

import org.jboss.logging.Logger;

import gradus.common.DatabaseTrouble;
import gradus.labs.backend.Backend;
import gradus.labs.backend.RunEnd;
import gradus.labs.runs.events.Recorder;
import gradus.labs.runs.events.RunEvents;

/** One attempt of one run on this worker, from its claim to its close. */
final class RunExecution {

    private static final Logger LOG = Logger.getLogger(RunExecution.class);
    private static final Duration BETWEEN_TRIES = Duration.ofSeconds(2);
    private static final int MOST_TRIES = 300; // ten minutes

    private final Claim claim;
    private final Backend backend;
    private final RunDesk desk;
    private final Recorder recorder;
    private final AtomicBoolean storing = new AtomicBoolean();
    private volatile boolean cancelled;
    private volatile boolean releasing;

    RunExecution(Claim claim, Backend backend, RunDesk desk) {
        this.claim = claim;
        this.backend = backend;
        this.desk = desk;
        this.recorder = new Recorder(desk.firstSequence(claim), this::started);
    }

    Claim claim() {
        return claim;
    }

    /** The learner wants it to end, or the lease is lost. */
    void cancel() {
        cancelled = true;
        backend.cancel(claim.run());
    }

    /** This application stops: the run goes back into the queue. */
    void release() {
        releasing = true;
        cancel();
    }

    /** Blocks until the run is closed, queued again, or somebody else's. */
    void run(ScheduledExecutorService timer, Duration batch) {
        var runtime = backend.runtime();
        var job = desk.prepare(claim, runtime);
        if (job.isEmpty()) {
            desk.close(claim, Closing.failed("preparation"));
            return;
        }
        if (cancelled) {
            leave(null);
            return;
        }
        ScheduledFuture<?> storing = timer.scheduleWithFixedDelay(this::store, batch.toMillis(), batch.toMillis(),
                TimeUnit.MILLISECONDS);
        RunEnd end;
        try {
            end = backend.run(job.get(), recorder);
        } catch (RuntimeException e) {
            LOG.errorf(e, "The backend failed on run %s", claim.run());
            end = null;
        } finally {
            storing.cancel(false);
        }
        recorder.classes().ifPresent(classes -> runtime.ifPresent(name -> desk.keepClasses(claim, name, classes)));
        var ended = end;
        patiently(this::storeTheRest);
        patiently(() -> finish(ended));
    }

    /** @param end null if the backend failed */
    private void finish(RunEnd end) {
        if (end == null) {
            desk.close(claim, Closing.failed("sandbox"));
        } else if (releasing || end.kind() == RunEnd.Kind.CANCELLED) {
            leave(end);
        } else {
            desk.conclude(claim, end, recorder);
        }
    }

    /** While the database is in trouble, what is known of the run waits here; without it, the run would start again. */
    private void patiently(Runnable work) {
        for (int tries = 1;; tries++) {
            try {
                work.run();
                return;
            } catch (RuntimeException e) {
                if (releasing || tries == MOST_TRIES || DatabaseTrouble.of(e).isEmpty()) {
                    throw e;
                }
                LOG.warnf("Run %s has ended and waits for the database: %s", claim.run(), e.getMessage());
                LockSupport.parkNanos(BETWEEN_TRIES.toNanos());
            }
        }
    }

    /** It ended because it was told to. */
    private void leave(RunEnd end) {
        if (releasing && desk.release(claim)) {
            return;
        }
        desk.cancelled(claim, end, recorder);
    }

    private void started() {
        if (cancelled) {
            Thread.ofVirtual().start(() -> backend.cancel(claim.run())); // the first word came before there was a run
        }
    }

    private void store() {
        if (!storing.compareAndSet(false, true)) {
            return;
        }
        try {
            storePending();
        } catch (RuntimeException e) {
            LOG.warnf("Events of run %s wait: %s", claim.run(), e.getMessage()); // the next batch takes them along
        } finally {
            storing.set(false);
        }
    }

    private void storePending() {
        List<RunEvents.Told> batch = recorder.pending();
        if (!batch.isEmpty()) {
            desk.tell(claim, batch);
            recorder.stored(batch.size());
        }
    }

    private void storeTheRest() {
        while (!storing.compareAndSet(false, true)) {
            Thread.onSpinWait(); // the timer's last batch, a few milliseconds
        }
        try {
            storePending();
        } catch (RuntimeException e) {
            if (DatabaseTrouble.of(e).isPresent()) {
                throw e;
            }
            LOG.errorf(e, "The last events of run %s cannot be stored", claim.run()); // its verdict can
        } finally {
            storing.set(false);
        }
    }
}
