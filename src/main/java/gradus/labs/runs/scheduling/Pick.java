package gradus.labs.runs.scheduling;

import gradus.labs.backend.Device;

/** A run that starts now, and whose slot it gets. */
public record Pick(Ticket ticket, Device device) {

    Started started(String runner, java.time.Instant now) {
        return new Started(ticket.owner(), ticket.priority(), runner, device, ticket.memoryBytes(), now, ticket.expected());
    }
}
