package gradus.labs.backend.kubernetes;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Where in a cluster labs run, and with what.
 *
 * @param namespace theirs alone
 * @param template {@code run-job.yaml}
 * @param image of both processes, best by digest; no run starts without one
 * @param queue the LocalQueue of Kueue that admits the runs; without one they start at once
 * @param runtimeClass the RuntimeClass of the Pods, such as {@code gvisor}; without one the cluster's default
 * @param device what the learner process of a run on a GPU is given one of: {@code nvidia.com/gpu} for a whole one,
 *        {@code nvidia.com/mig-1g.10gb} and its like for a slice; without one no such run starts here
 * @param cpus processors of a learner process, 0.1 to 64
 * @param patience how long a run may wait to be admitted and started
 * @param grace for a learner process to leave once it was graded, and for the Job to say why its Pod goes
 * @param instance this replica's name, unique among them and the same after a restart: what bears it is removed at start
 * @param probes further addresses that the egress canary must fail to reach: {@code tcp:HOST:PORT}, {@code dns:HOST},
 *        {@code name:NAME}
 */
record Settings(String namespace, Path template, Optional<String> image, Optional<String> queue,
        Optional<String> runtimeClass, Optional<String> device, double cpus, Duration patience, Duration grace,
        String instance, List<String> probes) {

    static final Duration GRACE = Duration.ofSeconds(3);

    private static final String LABEL_VALUE = "[A-Za-z0-9]([A-Za-z0-9._-]{0,61}[A-Za-z0-9])?";

    Settings {
        probes = List.copyOf(probes);
        if (!namespace.matches("[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?")) {
            throw new IllegalArgumentException("Not a namespace: " + namespace);
        }
        if (!instance.matches(LABEL_VALUE)) {
            throw new IllegalArgumentException("An instance's name is a label's value, this is none: " + instance);
        }
        if (!(cpus >= 0.1 && cpus <= 64)) {
            throw new IllegalArgumentException("Processors of a lab are %s, allowed are 0.1 to 64".formatted(cpus));
        }
        if (patience.isNegative() || patience.isZero()) {
            throw new IllegalArgumentException("The patience must be positive, it is " + patience);
        }
        probes.forEach(Settings::requireAddress);
    }

    private static void requireAddress(String probe) {
        if (!probe.matches("(tcp:[^:].*:[0-9]{1,5}|dns:.+|name:.+)")) {
            throw new IllegalArgumentException("Neither tcp:HOST:PORT, dns:HOST nor name:NAME: " + probe);
        }
    }
}
