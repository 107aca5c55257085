package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Typed;
import jakarta.inject.Inject;

import org.jboss.logging.Logger;

import gradus.labs.backend.Backend;
import gradus.labs.backend.Device;
import gradus.labs.backend.Job;
import gradus.labs.backend.Readiness;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.backend.RunObserver;
import gradus.labs.backend.StartedAhead;
import gradus.labs.wire.Mode;

/**
 * Runs jobs on this machine: two sandboxes of bubblewrap a run, each with a user and control groups of its own where this
 * application may give them; what it does without is told. Nothing is prepared before the first call; then what earlier
 * applications left behind is removed, the runtime
 * is staged and a self-test must hold. While anything is missing, no run starts.
 */
@ApplicationScoped
@Typed(BubblewrapBackend.class)
public class BubblewrapBackend implements Backend, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(BubblewrapBackend.class);
    private static final Duration BETWEEN_TESTS = Duration.ofSeconds(15);
    private static final long LOOK_MILLIS = 20;
    /** For cancelled runs to end. */
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(10);

    private final Settings settings;
    private final Quarantine.Slots slots;
    private final Quarantine quarantine;
    private final ConcurrentHashMap<UUID, Run> running = new ConcurrentHashMap<>();
    private Preparation preparation; // null before the first; all access is synchronized
    private long preparedNanos;
    private volatile Optional<Pool> pool = Optional.empty(); // the preparation's, for who must not wait for it
    private volatile boolean closed;

    @Inject
    BubblewrapBackend(BubblewrapConfig config) {
        this(config.settings());
    }

    BubblewrapBackend(Settings settings) {
        this.settings = settings;
        this.slots = new Quarantine.Slots(settings.slots());
        this.quarantine = new Quarantine(slots);
    }

    /**
     * For use without the application, with its standard settings.
     *
     * @param runtime folder with the jars of the built {@code sandbox-runner}
     */
    public static BubblewrapBackend with(Path runtime) {
        return new BubblewrapBackend(Settings.standard(runtime));
    }

    /** How many runs go on at once; a further one waits. */
    public int slots() {
        return settings.slots();
    }

    @Override
    public Readiness readiness() {
        var prepared = prepared();
        var found = prepared.readiness();
        var unmeasured = prepared.site().map(site -> site.gpus().memory().findings()).orElse(List.of());
        var held = quarantine.findings();
        if (unmeasured.isEmpty() && held.isEmpty()) {
            return found;
        }
        int without = quarantine.slots();
        return new Readiness(found.ready() && without < settings.slots(),
                Stream.of(found.findings(), unmeasured, held).flatMap(List::stream).toList(), found.isolation(), without);
    }

    @Override
    public Optional<String> runtime() {
        return prepared().site().map(site -> site.runtime().name());
    }

    @Override
    public OptionalInt gpus() {
        return OptionalInt.of(prepared().site().map(site -> site.gpus().count()).orElse(0));
    }

    /** Tests again from time to time while something is missing, so that mending it needs no restart. */
    private synchronized Preparation prepared() {
        boolean stale = preparation != null && preparation.site().isEmpty()
                && System.nanoTime() - preparedNanos > BETWEEN_TESTS.toNanos();
        if (preparation == null || stale && !closed) {
            var before = preparation;
            preparation = Preparation.prepare(settings, quarantine);
            preparedNanos = System.nanoTime();
            pool = preparation.pool();
            boolean news = before == null || !before.readiness().equals(preparation.readiness());
            if (preparation.site().isEmpty() && news) {
                LOG.errorf("No run can start: %s", String.join("; ", preparation.readiness().findings()));
            }
        }
        return preparation;
    }

    @Override
    public RunEnd run(Job job, RunObserver observer) {
        var prepared = prepared();
        if (prepared.site().isEmpty()) {
            return refused(job, String.join("; ", prepared.readiness().findings()));
        }
        if (job.divided()) {
            return refused(job, "A run of a strict lab has to be divided first");
        }
        var run = new Run(prepared.site().get(), prepared.pool(), job, observer);
        if (running.putIfAbsent(job.learner().run(), run) != null) {
            return refused(job, "This run is already running here");
        }
        try {
            if (closed) {
                return refused(job, "The application is stopping");
            }
            return job.device() == Device.GPU ? run.toEnd() : inSlot(run);
        } catch (IOException e) {
            LOG.errorf(e, "Run %s could not be run", job.learner().run());
            return refused(job, e.toString());
        } finally {
            running.remove(job.learner().run());
        }
    }

    /** A run on a GPU does without: there is one for each GPU that is free, and it takes nobody's place on the processors. */
    private RunEnd inSlot(Run run) throws IOException {
        try {
            while (!slots.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (run.stopped()) {
                    return run.neverStarted();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            run.stop(Kind.CANCELLED, "The worker was interrupted");
            return run.neverStarted();
        }
        try {
            return run.toEnd();
        } finally {
            slots.release();
        }
    }

    private static RunEnd refused(Job job, String reason) {
        return new RunEnd(Kind.SANDBOX, job.grader().isPresent() ? Grader.FAILED_BEFORE_CALLS : Grader.NONE, -1, reason,
                new Usage(Duration.ZERO, Duration.ZERO, 0));
    }

    @Override
    public Optional<Usage> usage(UUID run) {
        return Optional.ofNullable(running.get(run)).flatMap(Run::usageSoFar);
    }

    @Override
    public StartedAhead startedAhead(Mode mode) {
        return pool.map(open -> open.state(mode)).orElse(StartedAhead.NONE);
    }

    @Override
    public void cancel(UUID run) {
        var found = running.get(run);
        if (found != null) {
            found.stop(Kind.CANCELLED, "Cancelled");
        }
    }

    /** Until all sandboxes that are to be started ahead wait for a run. */
    void awaitPool() throws InterruptedException {
        var pool = prepared().pool();
        if (pool.isPresent()) {
            pool.get().awaitFull();
        }
    }

    /** Tries once more to clean what was set aside. */
    void cleanSetAside() {
        quarantine.clean();
    }

    /** Whether this run is here, waiting or running. */
    boolean runs(UUID run) {
        return running.containsKey(run);
    }

    /** Cancels what runs, and gives back what this application holds on the machine. */
    @Override
    @PreDestroy
    public void close() {
        closed = true; // whoever comes now sees it, or is seen among those that run
        List.copyOf(running.keySet()).forEach(this::cancel);
        boolean idle = awaitIdle();
        quarantine.close();
        synchronized (this) {
            if (preparation != null && idle) {
                preparation.close();
            }
            preparation = Preparation.failed(List.of("The application is stopping"));
        }
    }

    private boolean awaitIdle() {
        long start = System.nanoTime();
        try {
            while (!running.isEmpty()) {
                if (System.nanoTime() - start > UNTIL_IDLE.toNanos()) {
                    return false;
                }
                Thread.sleep(LOOK_MILLIS);
            }
            return true;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
