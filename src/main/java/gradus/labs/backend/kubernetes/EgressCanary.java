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

/**
 * Proves now and then, from inside, that a lab's Pod cannot reach anything: a network policy may be there and be ignored.
 * Labs are held until it has, and again if it later fails, or has not been able to for two hours.
 */
final class EgressCanary {

    private static final Logger LOG = Logger.getLogger(EgressCanary.class);
    private static final Duration EVERY = Duration.ofHours(1);
    private static final Duration HOLDS = Duration.ofHours(2);
    private static final Duration RETRY = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(15);
    private static final Path RESOLVER = Path.of("/etc/resolv.conf");
    private static final int NOTHING_REACHED = 0;
    private static final int REACHED = 3;

    private final Cluster cluster;
    private final RunJob jobs;
    private final Settings settings;
    private final Clock clock;
    private Instant passed; // null before the first, and after a failure
    private Instant tried; // when the last one began; null before
    private boolean flying;
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

    /** Lets one fly, on a thread of its own, if it is time. */
    synchronized void flyIfDue() {
        var now = clock.instant();
        var due = passed == null ? tried == null ? now : tried.plus(RETRY) : tried.plus(EVERY);
        if (!flying && !now.isBefore(due)) {
            flying = true;
            tried = now;
            Thread.ofPlatform().daemon().name("egress-canary").start(this::fly);
        }
    }

    private void fly() {
        var name = "lab-canary-%s".formatted(Long.toString(clock.millis(), Character.MAX_RADIX));
        try {
            cluster.removeAll(labels());
            var flown = watched(name);
            conclude(flown.exitCode().orElse(-1), flown.exitCode().isPresent() ? said(flown) : "");
        } catch (RuntimeException | IOException e) {
            failed("egress canary: could not be flown: " + e.getMessage());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            land(name);
        }
    }

    private record Flown(String pod, OptionalInt exitCode) {
    }

    private Flown watched(String name) throws InterruptedException {
        var ended = new CountDownLatch(1);
        var last = new AtomicReference<>(new Flown("", OptionalInt.empty()));
        cluster.create(jobs.canary(name, addresses()), new Inputs(Map.of()));
        try (var watch = cluster.watch(labels(), job -> {
        }, pod -> {
            var state = PodState.of(pod);
            state.container(Names.LEARNER).filter(PodState.Container::ended).ifPresent(container -> {
                last.compareAndSet(last.get(), new Flown(state.name(), container.exitCode()));
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
        try (var log = cluster.rest(flown.pod(), Names.LEARNER, null)) {
            return log == null ? ""
                    : new String(log.readAllBytes(), StandardCharsets.UTF_8).lines()
                            .map(line -> line.substring(line.indexOf(' ') + 1)).filter(line -> line.startsWith("REACHED "))
                            .collect(Collectors.joining(", "));
        }
    }

    private void conclude(int exitCode, String said) {
        switch (exitCode) {
            case NOTHING_REACHED -> succeeded();
            case REACHED -> {
                LOG.errorf("A lab could reach %s; labs are held", said);
                failed("egress canary: a lab's Pod reached what it must not (%s). Labs are held until the cluster's "
                        .formatted(said) + "network enforces NetworkPolicy in namespace " + settings.namespace());
            }
            default -> failed("egress canary: its Pod did not run to its end (exit code %d)".formatted(exitCode));
        }
    }

    private synchronized void succeeded() {
        passed = tried;
        finding = "egress canary: nothing reached at " + tried;
    }

    /** One that could not fly says nothing new: what held, holds until it is too old. */
    private synchronized void failed(String why) {
        if (why.contains("reached what") || !holds()) {
            passed = null;
            finding = why;
        }
    }

    private void land(String name) {
        try {
            cluster.remove(name, null);
        } catch (RuntimeException e) {
            LOG.warnf("The canary's Job was left to its deadline: %s", e.getMessage());
        } finally {
            landed();
        }
    }

    private synchronized void landed() {
        flying = false;
    }

    private Map<String, String> labels() {
        return Map.of(Names.CANARY, "egress", Names.INSTANCE, settings.instance());
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
