package gradus.labs.runs.work;

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
class Leases {

    private final String host = host();
    private final String owner = named(ProcessHandle.current());
    private final Clock clock;
    private final WorkConfig config;

    Leases(Clock clock, WorkConfig config) {
        this.clock = clock;
        this.config = config;
    }

    /** {@code host/pid/start}: a later process with the same number is another one. */
    String owner() {
        return owner;
    }

    /** Until when a lease that begins now holds. */
    Instant until() {
        return clock.instant().plus(config.lease());
    }

    /** How often leases are prolonged: two beats may get lost. */
    Duration beat() {
        return config.lease().dividedBy(3);
    }

    /** Whether this owner ran on this machine and is gone. Of other machines only the lease tells. */
    boolean isGone(String other) {
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

    /** The machine's name and its space of process numbers: containers with one name don't take each other's runs. */
    private static String host() {
        try {
            var machine = Files.readString(Path.of("/proc/sys/kernel/hostname")).strip();
            var numbers = Files.readSymbolicLink(Path.of("/proc/self/ns/pid")).toString();
            return (machine + "-" + numbers).replaceAll("[^A-Za-z0-9.-]", "-");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
