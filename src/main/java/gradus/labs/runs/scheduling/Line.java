package gradus.labs.runs.scheduling;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * The queue at one moment.
 *
 * @param waiting in the order they were queued
 * @param running on all runners
 * @param used recent use; whoever is missing has used nothing
 * @param runners all that take runs now, with all they have
 */
public record Line(List<Ticket> waiting, List<Started> running, Map<Account, Use> used, List<Capacity> runners,
        Instant now) {

    boolean gpus() {
        return runners.stream().anyMatch(runner -> runner.gpuSlots() > 0);
    }

    /** Whether any of the runners could ever run it. */
    public boolean suits(Ticket ticket) {
        boolean gpus = gpus();
        return runners.stream().anyMatch(runner -> runner.suits(ticket, gpus));
    }
}
