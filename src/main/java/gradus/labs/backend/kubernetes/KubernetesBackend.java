package gradus.labs.backend.kubernetes;

import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

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
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * Runs jobs in a cluster: one Job a run, two containers, queued by Kueue where there is one. Nothing is asked of the
 * cluster before the first call; then what an earlier application of the same name left behind is removed, and an egress
 * canary must come back without having reached anything. Until then no run starts.
 */
@ApplicationScoped
@Typed(KubernetesBackend.class)
public class KubernetesBackend implements Backend, AutoCloseable {

    private static final Logger LOG = Logger.getLogger(KubernetesBackend.class);
    private static final Duration BETWEEN_TESTS = Duration.ofSeconds(15);
    /** For cancelled runs to remove their Jobs. */
    private static final Duration UNTIL_IDLE = Duration.ofSeconds(10);
    static final String GATE = "/gate/socket";

    /** What was found when the cluster was asked. */
    private record Site(Cluster cluster, RunJob jobs, EgressCanary canary, List<String> findings) {
    }

    private final Supplier<KubernetesClient> client;
    private final Settings settings;
    private final Clock clock;
    private final ConcurrentHashMap<UUID, Run> running = new ConcurrentHashMap<>();
    private KubernetesClient opened; // null until it was needed
    private Site site; // null until the cluster has answered
    private List<String> missing = List.of();
    private long testedNanos;
    private boolean closed;

    @Inject
    KubernetesBackend(KubernetesConfig config, Clock clock) {
        this(Connection::open, config.settings(), clock);
    }

    /** @param client opens one, which is closed with this */
    KubernetesBackend(Supplier<KubernetesClient> client, Settings settings, Clock clock) {
        this.client = client;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public synchronized Readiness readiness() {
        if (closed) {
            return new Readiness(false, List.of("The application is stopping"));
        }
        if (site == null && (missing.isEmpty() || System.nanoTime() - testedNanos > BETWEEN_TESTS.toNanos())) {
            prepare();
        }
        if (site == null) {
            return new Readiness(false, missing);
        }
        site.canary().flyIfDue();
        var findings = new ArrayList<>(site.findings());
        findings.add(site.canary().finding());
        return new Readiness(site.canary().holds(), findings, site.canary().isolation(), 0);
    }

    private void prepare() {
        testedNanos = System.nanoTime();
        try {
            var jobs = RunJob.read(settings);
            opened = opened == null ? client.get() : opened;
            var cluster = new Cluster(opened, settings.namespace());
            var findings = List.of("Kubernetes " + cluster.version(), "namespace " + settings.namespace(),
                    settings.queue().map("queue "::concat).orElse("no queue: runs start at once"),
                    settings.runtimeClass().map("runtime class "::concat).orElse("the cluster's default runtime class"),
                    settings.device().map("for runs on a GPU "::concat).orElse("no GPU"),
                    "removed %d Jobs of an earlier start".formatted(
                            cluster.removeAll(Map.of(Names.INSTANCE, settings.instance()))));
            site = new Site(cluster, jobs, new EgressCanary(cluster, jobs, settings, clock), findings);
        } catch (NotReadyException e) {
            miss(e.getMessage());
        } catch (KubernetesClientException e) {
            miss("The cluster does not answer, or forbids what k8s/base/rbac.yaml allows: " + e.getMessage());
        }
    }

    private void miss(String what) {
        if (!missing.equals(List.of(what))) {
            LOG.errorf("No run can start: %s", what);
        }
        missing = List.of(what);
    }

    @Override
    public RunEnd run(Job job, RunObserver observer) {
        var readiness = readiness();
        if (!readiness.ready()) {
            return refused(job, String.join("; ", readiness.findings()));
        }
        if (job.device() == Device.GPU && settings.device().isEmpty()) {
            return refused(job, "This runner has no GPU to give: GRADUS_KUBERNETES_DEVICE says which");
        }
        if (job.divided()) {
            return refused(job, "A run of a strict lab has to be divided first");
        }
        var here = site;
        var run = new Run(here.cluster(), here.jobs(), settings, asRunHere(job), observer);
        if (!admit(job.learner().run(), run)) {
            return refused(job, "This run is already running here, or the application is stopping");
        }
        try {
            return run.toEnd();
        } finally {
            ended(job.learner().run());
        }
    }

    private synchronized boolean admit(UUID id, Run run) {
        return !closed && running.putIfAbsent(id, run) == null;
    }

    private synchronized void ended(UUID id) {
        running.remove(id);
        notifyAll();
    }

    /** A container that has ended is not started again, so no learner process is replaced. */
    private static Job asRunHere(Job job) {
        var graded = job.grader().map(grader -> grader.withGate(GATE).withRestarts(0));
        return new Job(job.learner().withGate(graded.isPresent() ? GATE : null), job.publicData(), graded,
                job.hiddenData(), job.limits(), job.device(), job.isolation(), job.phase());
    }

    private static RunEnd refused(Job job, String reason) {
        return new RunEnd(Kind.SANDBOX, job.grader().isPresent() ? Grader.FAILED_BEFORE_CALLS : Grader.NONE, -1, reason,
                new Usage(Duration.ZERO, Duration.ZERO, 0));
    }

    @Override
    public Optional<Usage> usage(UUID run) {
        return Optional.ofNullable(running.get(run)).flatMap(Run::usageSoFar);
    }

    /** What the cluster has, its queue knows; how many runs may wait for it, the configuration says. */
    @Override
    public OptionalInt gpus() {
        return settings.device().isPresent() ? OptionalInt.empty() : OptionalInt.of(0);
    }

    @Override
    public void cancel(UUID run) {
        var found = running.get(run);
        if (found != null) {
            found.stop(Kind.CANCELLED, "Cancelled");
        }
    }

    /** Cancels what runs; each run removes its own Job. */
    @Override
    @PreDestroy
    public synchronized void close() {
        closed = true;
        List.copyOf(running.keySet()).forEach(this::cancel);
        awaitIdle();
        if (site != null) {
            site.canary().close();
        }
        if (opened != null) {
            opened.close();
        }
    }

    private void awaitIdle() {
        long deadline = System.nanoTime() + UNTIL_IDLE.toNanos();
        try {
            while (!running.isEmpty() && System.nanoTime() < deadline) {
                wait(UNTIL_IDLE.toMillis()); // lets the runs in, to say that they ended
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
