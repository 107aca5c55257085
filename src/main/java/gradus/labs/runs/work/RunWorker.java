package gradus.labs.runs.work;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import gradus.labs.runs.queue.Leases;
import gradus.outbox.Wakeups;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/** Takes runs from the queue where this application has the role {@code runner}. */
@ApplicationScoped
class RunWorker {

    private static final Logger LOG = Logger.getLogger(RunWorker.class);
    private static final int SECONDS_TO_STOP = 10;

    private final RunSlots slots;
    private final TakeOver takeOver;
    private final Wakeups wakeups;
    private final Leases leases;
    private final WorkConfig config;
    private final boolean runner;
    private final Semaphore work = new Semaphore(1);
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("run-heart").factory());
    private final Thread thread = Thread.ofPlatform().name("run-worker").daemon().unstarted(this::workUntilStopped);
    private volatile boolean stopped;

    RunWorker(RunSlots slots, TakeOver takeOver, Wakeups wakeups, Leases leases, WorkConfig config,
            ThisRunner self) {
        this.slots = slots;
        this.takeOver = takeOver;
        this.wakeups = wakeups;
        this.leases = leases;
        this.config = config;
        this.runner = self.present();
    }

    /** After labs are loaded. */
    void start(@Observes @Priority(1000) StartupEvent event) {
        if (!runner) {
            return;
        }
        wakeups.on(RunQueue.QUEUED, run -> work.release());
        wakeups.on(RunQueue.CANCEL, this::cancel);
        heart.scheduleWithFixedDelay(this::beat, 0, leases.beat().toMillis(), TimeUnit.MILLISECONDS);
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        if (!runner) {
            return;
        }
        stopped = true;
        thread.interrupt();
        slots.release();
        for (int i = 0; i < SECONDS_TO_STOP * 10 && slots.busy() > 0; i++) {
            Thread.sleep(100); // each run gives itself back
        }
        heart.shutdown();
        slots.gone();
    }

    private void workUntilStopped() {
        while (!stopped) {
            try {
                work.tryAcquire(config.poll().toMillis(), TimeUnit.MILLISECONDS);
                work.drainPermits();
                takeOver.sweep(slots.inHand());
                slots.fill(work::release);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                LOG.warnf(e, "The queue cannot be served, trying again");
            }
        }
    }

    private void beat() {
        try {
            slots.beat();
        } catch (RuntimeException e) {
            LOG.warnf("A heartbeat failed, trying again: %s", e.getMessage());
        }
    }

    private void cancel(String run) {
        if (run.isEmpty()) {
            Thread.ofVirtual().start(this::beat); // the connection was gone: learn from the rows
            return;
        }
        var id = UUID.fromString(run);
        Thread.ofVirtual().start(() -> slots.cancel(id)); // the listening thread waits for nobody
    }
}
