package gradus.labs.runs.work;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import org.jboss.logging.Logger;

import gradus.labs.backend.Backend;
import gradus.labs.backend.Device;
import gradus.labs.backend.Readiness;
import gradus.labs.runs.queue.Leases;
import gradus.labs.runs.queue.Runners;
import gradus.labs.runs.scheduling.Capacity;

/** The runs that this worker has in hand, at most as many as it has slots. */
@ApplicationScoped
class RunSlots {

    private static final Logger LOG = Logger.getLogger(RunSlots.class);

    private final RunQueue queue;
    private final RunDesk desk;
    private final Runners runners;
    private final Leases leases;
    private final WorkConfig config;
    private final Backend backend;
    private volatile boolean ready; // as of the last beat, as the next
    private volatile Optional<Capacity> told = Optional.empty();
    private final Map<UUID, RunExecution> running = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newScheduledThreadPool(2,
            Thread.ofPlatform().daemon().name("run-events-", 0).factory());

    RunSlots(RunQueue queue, RunDesk desk, Runners runners, Leases leases, WorkConfig config,
            Backend backend) {
        this.queue = queue;
        this.desk = desk;
        this.runners = runners;
        this.leases = leases;
        this.config = config;
        this.backend = backend;
    }

    Set<UUID> inHand() {
        return Set.copyOf(running.keySet());
    }

    int busy() {
        return running.size();
    }

    /** Starts queued runs while there is room and runs can be isolated; otherwise they wait. */
    void fill(Runnable whenFree) {
        for (var readiness = backend.readiness(); readiness.ready(); readiness = backend.readiness()) {
            var capacity = capacity(readiness);
            var free = free(capacity);
            var claim = free.anySlot() ? queue.claim(capacity, free, leases.until(), running.keySet())
                    : Optional.<Claim> empty();
            if (claim.isEmpty()) {
                return;
            }
            start(claim.get(), whenFree);
        }
    }

    private Capacity capacity(Readiness readiness) {
        return config.capacity(leases.owner(), backend.gpus()).withoutSlots(readiness.setAside());
    }

    private Capacity free(Capacity capacity) {
        var free = capacity;
        for (var execution : running.values()) {
            free = free.without(execution.claim().slot().device(), execution.claim().slot().memoryBytes());
        }
        return free;
    }

    /** Says that this worker lives, learns what it has lost and what shall end. */
    void beat() {
        var before = Map.copyOf(running);
        var held = queue.prolong(leases.owner(), leases.until(), before.keySet()).stream()
                .collect(Collectors.toMap(RunQueue.Held::run, one -> one));
        before.forEach((run, execution) -> {
            var row = held.get(run);
            if (row == null || row.attempt() != execution.claim().attempt() || row.cancelRequested()) {
                execution.cancel(); // does nothing to a run that is closing anyway
            }
        });
        before.forEach((run, execution) -> backend.usage(run).ifPresent(used -> queue.measure(execution.claim(), used)));
        var readiness = backend.readiness(); // last: a self-test may take a while
        var capacity = capacity(readiness);
        ready = readiness.ready();
        told = Optional.of(capacity);
        runners.seen(capacity, readiness);
    }

    boolean ready() {
        return ready;
    }

    int all(Device device) {
        return told.map(capacity -> capacity.slots(device)).orElse(0);
    }

    int busy(Device device) {
        return (int) running.values().stream().filter(execution -> execution.claim().slot().device() == device).count();
    }

    void cancel(UUID run) {
        var execution = running.get(run);
        if (execution != null) {
            execution.cancel();
        }
    }

    /** Gives all runs back to the queue; this application stops. */
    void release() {
        running.values().forEach(RunExecution::release);
    }

    void gone() {
        timer.shutdown();
        runners.gone(leases.owner());
    }

    private void start(Claim claim, Runnable whenFree) {
        var execution = new RunExecution(claim, backend, desk);
        running.put(claim.run(), execution);
        Thread.ofPlatform().name("run-" + claim.run()).start(() -> {
            try {
                execution.run(timer, config.batch());
            } catch (RuntimeException e) {
                LOG.errorf(e, "Run %s is left to its lease", claim.run());
            } finally {
                running.remove(claim.run());
                whenFree.run();
            }
        });
    }
}
