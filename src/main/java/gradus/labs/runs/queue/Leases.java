package gradus.labs.runs.queue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

/** Who this worker is, and how long its word holds. */
@ApplicationScoped
public class Leases {

    private final String host = host();
    private final String owner = named(ProcessHandle.current());
    private final Clock clock;
    private final QueueConfig config;

    Leases(Clock clock, QueueConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** {@code host/pid/start}: a later process with the same number is another one. */
    public String owner() {
        return owner;
    }

    /** The name of this machine, as people know it. */
    static String machine() {
        try {
            return Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Until when a lease that begins now holds. */
    public Instant until() {
        return clock.instant().plus(config.lease());
    }

    /** How often leases are prolonged: two beats may get lost. */
    public Duration beat() {
        return config.lease().dividedBy(3);
    }

    /** Whether this owner ran on this machine and is gone. Of other machines only the lease tells. */
    public boolean isGone(String other) {
        var parts = other.split("/");
        if (parts.length != 3 || !parts[0].equals(host)) {
            return false;
        }
        return ProcessHandle.of(Long.parseLong(parts[1])).filter(process -> named(process).equals(other)).isEmpty();
    }

    private String named(ProcessHandle process) {
        Optional<Instant> start = process.info().startInstant();
        return "%s/%d/%d".formatted(host, process.pid(), start.map(Instant::toEpochMilli).orElse(0L));
    }

    /**
     * The machine's name, its boot and its space of process numbers: neither containers nor machines with one name take each
     * other's runs.
     */
    private static String host() {
        try {
            var boot = Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).substring(0, 8);
            var numbers = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            return (machine() + "-" + boot + "-" + numbers).replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
