package gradus.labs.runs.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.function.Consumer;

/** Runners in virtual time: what they take is decided by the {@link Policy}, what it lasts by the test. */
final class VirtualLabs {

    /** A run that has ended, or has at least begun. */
    record Done(Ticket ticket, Instant started, Duration took) {

        Duration waited() {
            return Duration.between(ticket.queued(), started);
        }
    }

    private record Going(Started started, Done done) {

        Instant end() {
            return done.started.plus(done.took);
        }
    }

    private record Kind(Owner.Learner learner, Priority priority) {
    }

    private final Policy policy;
    private final Rules rules;
    private final List<Capacity> runners;
    private final Map<Kind, Deque<Ticket>> waiting = new LinkedHashMap<>();
    private final Map<UUID, Duration> lasts = new HashMap<>();
    private final Map<Account, Use> used = new HashMap<>();
    private final PriorityQueue<Going> going = new PriorityQueue<>(Comparator.comparing(Going::end));
    private final PriorityQueue<Ticket> later = new PriorityQueue<>(Comparator.comparing(Ticket::queued));
    final List<Done> done = new ArrayList<>();
    Instant now = Waiting.NINE;

    VirtualLabs(Rules rules, List<Capacity> runners) {
        this.rules = rules;
        this.policy = new Policy(rules);
        this.runners = runners;
    }

    /** Is queued when its time comes. */
    void add(Ticket ticket, Duration lasts) {
        this.lasts.put(ticket.run(), lasts);
        later.add(ticket);
    }

    /** @param ended hears of every run that has ended, and may queue others */
    void runUntil(Instant end, Consumer<Done> ended) {
        while (true) {
            arrive();
            startAll();
            var next = nextMoment();
            if (next == null || next.isAfter(end)) {
                return;
            }
            now = next;
            while (!going.isEmpty() && !going.peek().end().isAfter(now)) {
                end(going.poll(), ended);
            }
        }
    }

    /** Runs whose turn has not come. */
    int waiting() {
        return waiting.values().stream().mapToInt(Deque::size).sum() + later.size();
    }

    Line line() {
        var all = waiting.values().stream().flatMap(Deque::stream).sorted(Comparator.comparing(Ticket::queued)).toList();
        return new Line(all, going.stream().map(Going::started).toList(), Map.copyOf(used), runners, now);
    }

    private Instant nextMoment() {
        if (going.isEmpty()) {
            return later.isEmpty() ? null : later.peek().queued();
        }
        return later.isEmpty() || going.peek().end().isBefore(later.peek().queued()) ? going.peek().end()
                : later.peek().queued();
    }

    private void arrive() {
        while (!later.isEmpty() && !later.peek().queued().isAfter(now)) {
            var ticket = later.poll();
            waiting.computeIfAbsent(new Kind(ticket.owner().learner(), ticket.priority()), kind -> new ArrayDeque<>())
                    .add(ticket);
        }
    }

    private void startAll() {
        for (var runner : runners) {
            while (start(runner)) {
                // as many as it has room for
            }
        }
    }

    private boolean start(Capacity runner) {
        var running = going.stream().map(Going::started).toList();
        var heads = waiting.values().stream().map(Deque::peek).toList();
        var pick = policy.next(new Line(heads, running, used, runners, now), runner, runner.without(running));
        pick.ifPresent(found -> {
            var ticket = found.ticket();
            var kind = new Kind(ticket.owner().learner(), ticket.priority());
            waiting.get(kind).remove();
            if (waiting.get(kind).isEmpty()) {
                waiting.remove(kind);
            }
            going.add(new Going(found.started(runner.runner(), now), new Done(ticket, now, lasts.get(ticket.run()))));
        });
        return pick.isPresent();
    }

    private void end(Going run, Consumer<Done> ended) {
        for (var account : Account.of(run.started.device(), run.started.owner())) {
            used.put(account, used.getOrDefault(account, Use.NONE).plus(run.done.took.toMillis() / 1000.0, now,
                    rules.halfLife()));
        }
        done.add(run.done);
        ended.accept(run.done);
    }
}
