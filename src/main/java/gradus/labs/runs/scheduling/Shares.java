package gradus.labs.runs.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** Who has used how much at one moment, what runs now included: it counts as what it is expected to use. */
final class Shares {

    private final Map<Account, Use> used;
    private final Map<Account, Double> seconds = new HashMap<>();
    private final Map<Owner.Learner, Integer> running = new HashMap<>();
    private final Instant now;
    private final Duration halfLife;

    Shares(Map<Account, Use> used, Collection<Started> running, Instant now, Duration halfLife) {
        this.used = used;
        this.now = now;
        this.halfLife = halfLife;
        running.forEach(this::begin);
    }

    void begin(Started run) {
        var soFar = Duration.between(run.since(), now);
        var counts = soFar.compareTo(run.expected()) > 0 ? soFar : run.expected();
        for (var account : Account.of(run.device(), run.owner())) {
            seconds.put(account, seconds(account) + counts.toMillis() / 1000.0);
        }
        if (run.priority() != Priority.EXAM) {
            running.merge(run.owner().learner(), 1, Integer::sum);
        }
    }

    /** What it used stays. */
    void end(Started run) {
        running.computeIfPresent(run.owner().learner(), (learner, runs) -> runs == 1 ? null : runs - 1);
    }

    double seconds(Account account) {
        return seconds.computeIfAbsent(account, key -> used.getOrDefault(key, Use.NONE).at(now, halfLife));
    }

    /** Runs that the person has under way, exam tasks not counted. */
    int running(Owner owner) {
        return running.getOrDefault(owner.learner(), 0);
    }

    /** Since when the person of a waiting run has got nothing. */
    Instant unserved(Account person, Ticket ticket) {
        var last = used.getOrDefault(person, Use.NONE).at();
        return last.isAfter(ticket.queued()) && !last.isAfter(now) ? last : ticket.queued();
    }
}
