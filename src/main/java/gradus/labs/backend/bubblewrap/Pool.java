package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

import org.jboss.logging.Logger;

import gradus.labs.backend.Device;
import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.StartedAhead;
import gradus.labs.wire.Mode;

/**
 * Sandboxes that were started ahead, for practice runs and for graded ones, each for one run at most. Refilled one after
 * the other by a thread of its own, at next to no weight, and not before the run that took one has ended: nobody who learns
 * waits for somebody else's start. Never holds anything of anybody.
 */
final class Pool implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(Pool.class);
    /** What most labs ask for. */
    private static final Limits SHAPE = Limits.DEFAULT;
    /** The heap is fixed when Java starts; a lab with less memory, or with more, starts its own processes. */
    private static final long LEAST_MEMORY_BYTES = SHAPE.memoryBytes() / 2;
    /** More than any rehearsal takes. */
    private static final Duration REHEARSAL = Duration.ofMinutes(1);
    /**
     * What the processes themselves are limited to, which cannot be changed later. A run's own limits are set on its control
     * groups and its clocks; these hold only if both fail.
     */
    private static final Limits OUTER = new Limits(SHAPE.wall().plus(REHEARSAL), SHAPE.cpu().plus(REHEARSAL),
            SHAPE.memoryBytes(), SHAPE.processes(), SHAPE.outputBytes());
    private static final Duration LOOK = Duration.ofSeconds(15);
    private static final Duration STEP = Duration.ofMillis(20);
    /** A machine on which a rehearsal takes longer is busy with better things. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    /** After as many rehearsals in a row that went wrong nobody tries again. */
    private static final int MOST_FAILURES = 3;

    private final Site site;
    private final int size;
    private final List<RunSpace> practice = new ArrayList<>(); // guarded by this, as is the next
    private final List<RunSpace> graded = new ArrayList<>();
    private final Map<Mode, LongAdder> hits = counters();
    private final Map<Mode, LongAdder> misses = counters();
    private final Semaphore wanted = new Semaphore(1);
    private final Thread keeper;
    private int started;
    private volatile int failures;
    private volatile boolean closed;

    private static Map<Mode, LongAdder> counters() {
        return Map.of(Mode.PRACTICE, new LongAdder(), Mode.SUBMIT, new LongAdder());
    }

    /** @param size how many of each kind are kept ready */
    Pool(Site site, int size) {
        this.site = site;
        this.size = size;
        this.keeper = Thread.ofPlatform().daemon().name("sandbox-pool").start(this::keep);
    }

    /** Empty if none waits that fits; then the run starts its own processes. */
    Optional<RunSpace> take(Job job) {
        var space = fitting(job);
        (space.isPresent() ? hits : misses).get(mode(job)).increment();
        return space;
    }

    private static Mode mode(Job job) {
        return job.grader().isPresent() ? Mode.SUBMIT : Mode.PRACTICE;
    }

    StartedAhead state(Mode mode) {
        return new StartedAhead(ready(mode == Mode.SUBMIT ? graded : practice), hits.get(mode).sum(),
                misses.get(mode).sum());
    }

    private synchronized int ready(List<RunSpace> spaces) {
        return (int) spaces.stream().filter(RunSpace::waits).count();
    }

    private Optional<RunSpace> fitting(Job job) {
        if (job.device() != Device.CPU || !fits(job.limits())) {
            return Optional.empty();
        }
        var space = first(job.grader().isPresent() ? graded : practice);
        if (space.isEmpty()) {
            return space;
        }
        try {
            space.get().assign(job);
            return space;
        } catch (IOException e) {
            LOG.warn("A sandbox that was started ahead could not be used", e);
            discard(space.get());
            return Optional.empty();
        }
    }

    private static boolean fits(Limits limits) {
        return limits.memoryBytes() >= LEAST_MEMORY_BYTES && limits.memoryBytes() <= SHAPE.memoryBytes()
                && limits.processes() <= SHAPE.processes()
                && limits.cpu().compareTo(SHAPE.cpu()) <= 0 && limits.wall().compareTo(SHAPE.wall()) <= 0;
    }

    private synchronized Optional<RunSpace> first(List<RunSpace> spaces) {
        return spaces.stream().filter(RunSpace::waits).findFirst().filter(spaces::remove);
    }

    /** A run has ended: time to start ahead for the next one. */
    void refill() {
        wanted.release();
    }

    /** Until everything that is to be kept ready is, or there is nothing to wait for. */
    synchronized void awaitFull() throws InterruptedException {
        while (!closed && failures < MOST_FAILURES && !(full(practice) && full(graded))) {
            wait();
        }
    }

    private boolean full(List<RunSpace> spaces) {
        return ready(spaces) == size;
    }

    private void keep() {
        try {
            while (!closed) {
                wanted.tryAcquire(LOOK.toMillis(), TimeUnit.MILLISECONDS);
                wanted.drainPermits();
                removeDead(practice);
                removeDead(graded);
                fill(practice, false);
                fill(graded, true);
                synchronized (this) {
                    notifyAll();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // closing
        }
    }

    private void removeDead(List<RunSpace> spaces) {
        List<RunSpace> dead;
        synchronized (this) {
            dead = spaces.stream().filter(RunSpace::dead).toList();
            spaces.removeAll(dead);
        }
        dead.forEach(Pool::discard);
    }

    private void fill(List<RunSpace> spaces, boolean forGraded) throws InterruptedException {
        while (!closed && failures < MOST_FAILURES && count(spaces) < size) {
            try {
                var space = RunSpace.ahead(site, "ahead-" + ++started, forGraded, OUTER);
                synchronized (this) {
                    spaces.add(space);
                }
                rehearse(space, spaces);
            } catch (IOException | RuntimeException e) {
                LOG.error("No sandbox can be started ahead", e);
                failed();
            }
        }
    }

    private synchronized void failed() {
        failures++;
        if (failures == MOST_FAILURES) {
            LOG.error("Sandboxes are no longer started ahead; every run starts its own");
        }
    }

    private synchronized int count(List<RunSpace> spaces) {
        return spaces.size();
    }

    /** One at a time: a second would only make both slower. */
    private void rehearse(RunSpace space, List<RunSpace> spaces) throws InterruptedException {
        long start = System.nanoTime();
        while (!space.waits()) {
            boolean late = System.nanoTime() - start > PATIENCE.toNanos();
            if (late || space.dead()) {
                synchronized (this) {
                    spaces.remove(space);
                }
                discard(space);
                if (!late) {
                    failed();
                }
                return;
            }
            Thread.sleep(STEP);
        }
        failures = 0;
    }

    private static void discard(RunSpace space) {
        space.kill();
        space.close();
    }

    /** Ends everything that waits. */
    @Override
    public void close() {
        closed = true;
        keeper.interrupt();
        boolean interrupted = false;
        while (keeper.isAlive()) {
            try {
                keeper.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        synchronized (this) {
            practice.forEach(Pool::discard);
            graded.forEach(Pool::discard);
            practice.clear();
            graded.clear();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
