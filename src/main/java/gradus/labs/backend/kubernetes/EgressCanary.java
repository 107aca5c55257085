package gradus.labs.backend.kubernetes;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;

import org.jboss.logging.Logger;

import gradus.labs.backend.Isolation;
import gradus.labs.backend.Isolation.Layer;
import io.fabric8.kubernetes.api.model.Pod;

/**
 * Proves now and then, from inside, that a lab's Pod cannot reach anything: a network policy may be there and be ignored.
 * Labs are held until it has, and again if it later fails, or has not been able to for two hours.
 */
final class EgressCanary implements AutoCloseable {

    private static final Logger LOG = Logger.getLogger(EgressCanary.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration HOLDS = Duration.ofHours(2);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final Duration LANDING = Duration.ofSeconds(5);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Path RESOLVER = Path.of("/etc/resolv.conf");
    private static final int NOTHING_REACHED = 0;
    private static final int REACHED = 3;
    private static final String REACHED_LINE = "REACHED ";

    private final Cluster cluster;
    private final RunJob jobs;
    private final Settings settings;
    private final Clock clock;
    private Instant passed; // null before the first, and after a failure
    private Instant tried; // when the last one began; null before
    private boolean passedLast; // whether the last one that ended flew and reached nothing
    private Thread flight; // null while none flies
    private boolean landing;
    private Isolation isolation = Isolation.UNKNOWN; // of the last that reached nothing
    private String finding = "egress canary: has not flown yet";

    EgressCanary(Cluster cluster, RunJob jobs, Settings settings, Clock clock) {
        this.cluster = cluster;
        this.jobs = jobs;
        this.settings = settings;
        this.clock = clock;
    }

    synchronized boolean holds() {
        return passed != null && clock.instant().isBefore(passed.plus(HOLDS));
    }

    synchronized String finding() {
        return finding;
    }

    /** What kept the last one in; {@link Isolation#UNKNOWN} while labs are held. */
    synchronized Isolation isolation() {
        return holds() ? isolation : Isolation.UNKNOWN;
    }

    /** Lets one fly, on a thread of its own, if it is time. */
    synchronized void flyIfDue() {
        var now = clock.instant();
        var due = tried == null ? now : tried.plus(passedLast ? EVERY : RETRY);
        if (flight == null && !now.isBefore(due)) {
            tried = now;
            flight = Thread.ofPlatform().daemon().name("egress-canary").unstarted(this::fly);
            flight.start();
        }
    }

    private void fly() {
        var name = "lab-canary-%s".formatted(Long.toString(clock.millis(), Character.MAX_RADIX));
        try {
            cluster.removeAll(labels(settings));
            var addresses = addresses();
            var flown = watched(name, addresses);
            conclude(flown, addresses, flown.exitCode().isPresent() ? said(flown) : "");
        } catch (RuntimeException | IOException e) {
            failed("egress canary: could not be flown: " + e.getMessage());
        } catch (InterruptedException e) {
            LOG.debug("The application stops while a canary flies");
        } finally {
            land(name);
        }
    }

    /** @param pod null if it did not come to its end */
    private record Flown(Pod pod, OptionalInt exitCode) {
    }

    private Flown watched(String name, List<String> addresses) throws InterruptedException {
        var ended = new CountDownLatch(1);
        var last = new AtomicReference<>(new Flown(null, OptionalInt.empty()));
        cluster.create(jobs.canary(name, addresses), new Inputs(Map.of()));
        try (var watch = cluster.watch(labels(settings, name), job -> {
        }, pod -> {
            PodState.of(pod).container(Names.LEARNER).filter(PodState.Container::ended).ifPresent(container -> {
                last.compareAndSet(last.get(), new Flown(pod, container.exitCode()));
                ended.countDown();
            });
        })) {
            ended.await(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            return last.get();
        } catch (InterruptedException | RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // nothing else is thrown by closing a watch
        }
    }

    private String said(Flown flown) throws IOException {
        try (var log = cluster.rest(flown.pod().getMetadata().getName(), Names.LEARNER, null)) {
            return log == null ? ""
                    : new String(log.readAllBytes(), StandardCharsets.UTF_8).lines()
                            .map(line -> line.substring(line.indexOf(' ') + 1)).filter(line -> line.startsWith(REACHED_LINE))
                            .map(line -> line.substring(REACHED_LINE.length()))
                            .collect(Collectors.joining(", "));
        }
    }

    private void conclude(Flown flown, List<String> addresses, String said) {
        int exitCode = flown.exitCode().orElse(-1);
        switch (exitCode) {
            case NOTHING_REACHED -> succeeded(flown.pod(), addresses);
            case REACHED -> {
                LOG.errorf("A lab could reach %s; labs are held", said);
                reached("egress canary: a lab's Pod reached what it must not (%s). Labs are held until the cluster's "
                        .formatted(said) + "network enforces NetworkPolicy in namespace " + settings.namespace());
            }
            default -> failed("egress canary: its Pod did not run to its end (exit code %d)".formatted(exitCode));
        }
    }

    private synchronized void succeeded(Pod pod, List<String> addresses) {
        passedLast = true;
        passed = tried;
        var layers = new ArrayList<>(PodIsolation.layers(pod));
        layers.add(new Layer("network", false, "nothing that the egress canary tried was reached"));
        isolation = new Isolation(layers, addresses.stream().map("reaching "::concat).toList());
        finding = "egress canary: nothing reached at " + tried;
    }

    private synchronized void reached(String why) {
        passedLast = false; // asked again soon: somebody will mend it
        passed = null;
        finding = why;
    }

    /** One that could not fly says nothing new: what held, holds until it is too old. */
    private synchronized void failed(String why) {
        passedLast = false;
        if (!holds()) {
            passed = null;
            finding = why;
        }
    }

    private void land(String name) {
        startLanding();
        try {
            cluster.remove(name, null);
        } catch (RuntimeException e) {
            LOG.warnf("The canary's Job was left to its deadline: %s", e.getMessage());
        } finally {
            landed();
        }
    }

    private synchronized void startLanding() {
        landing = true;
        Thread.interrupted(); // it ends with this, and may still say so to the cluster
    }

    private synchronized void landed() {
        flight = null;
        landing = false;
    }

    /** Gives one that flies the time to land. */
    @Override
    public void close() {
        try {
            var last = calledBack();
            if (last != null) {
                last.join(LANDING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Thread calledBack() {
        if (flight != null && !landing) {
            flight.interrupt();
        }
        return flight;
    }

    private static Map<String, String> labels(Settings settings) {
        return Map.of(Names.CANARY, "egress", Names.INSTANCE, settings.instance());
    }

    /** Of one canary: the Pod of the one before may still be there. */
    static Map<String, String> labels(Settings settings, String name) {
        return Map.of(Names.CANARY, "egress", Names.INSTANCE, settings.instance(), Names.FLIGHT, name);
    }

    /** The metadata service of clouds, the cluster's API, its resolver, a name, and whatever the operator adds. */
    private List<String> addresses() {
        var addresses = new ArrayList<>(List.of("tcp:169.254.169.254:80", "tcp:" + cluster.address(),
                "name:kubernetes.default.svc.cluster.local"));
        resolvers().forEach(resolver -> addresses.add("dns:" + resolver));
        addresses.addAll(settings.probes());
        return addresses;
    }

    /** This application's own, which in a cluster is the cluster's. */
    private static List<String> resolvers() {
        try {
            return Files.readAllLines(RESOLVER).stream().filter(line -> line.startsWith("nameserver "))
                    .map(line -> line.substring("nameserver ".length()).strip()).toList();
        } catch (IOException e) {
            return List.of();
        }
    }
}
