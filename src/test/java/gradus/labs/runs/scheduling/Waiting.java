package gradus.labs.runs.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import gradus.labs.backend.Device;
import gradus.labs.backend.Hardware;

/** Tickets for tests: a practice run of a CPU lab, ten seconds, 1 GiB, until something else is said. */
record Waiting(Ticket ticket) {

    static final Instant NINE = Instant.parse("2026-11-30T09:00:00Z");
    static final long GIB = 1024L * 1024 * 1024;

    static Waiting of(String person) {
        return new Waiting(new Ticket(UUID.randomUUID(), Priority.PRACTICE, owner("school", "course", person), Hardware.CPU,
                GIB, NINE, Duration.ofSeconds(10)));
    }

    static Owner owner(String organization, String course, String person) {
        return new Owner(organization, course, UUID.nameUUIDFromBytes(person.getBytes()));
    }

    Waiting in(String organization, String course) {
        var owner = new Owner(organization, course, ticket.owner().person());
        return new Waiting(new Ticket(ticket.run(), ticket.priority(), owner, ticket.hardware(), ticket.memoryBytes(),
                ticket.queued(), ticket.expected()));
    }

    Waiting priority(Priority priority) {
        return new Waiting(new Ticket(ticket.run(), priority, ticket.owner(), ticket.hardware(), ticket.memoryBytes(),
                ticket.queued(), ticket.expected()));
    }

    Waiting gpu(boolean cpuFallback) {
        return new Waiting(new Ticket(ticket.run(), ticket.priority(), ticket.owner(), new Hardware(Device.GPU, cpuFallback),
                ticket.memoryBytes(), ticket.queued(), ticket.expected()));
    }

    Waiting gibibytes(long memory) {
        return new Waiting(new Ticket(ticket.run(), ticket.priority(), ticket.owner(), ticket.hardware(), memory * GIB,
                ticket.queued(), ticket.expected()));
    }

    Waiting queued(Instant queued) {
        return new Waiting(new Ticket(ticket.run(), ticket.priority(), ticket.owner(), ticket.hardware(),
                ticket.memoryBytes(), queued, ticket.expected()));
    }

    Waiting lasting(Duration expected) {
        return new Waiting(new Ticket(ticket.run(), ticket.priority(), ticket.owner(), ticket.hardware(),
                ticket.memoryBytes(), ticket.queued(), expected));
    }
}
