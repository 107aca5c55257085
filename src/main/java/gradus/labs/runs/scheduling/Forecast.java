package gradus.labs.runs.scheduling;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import gradus.labs.backend.Hardware;

/**
 * When the runs that wait will start: the {@link Policy} itself, carried on in thought, with every run lasting as long as
 * expected. What comes later is not foreseen.
 */
public final class Forecast {

    /** Starts that are gone through one by one; behind them, the rate so far goes on. */
    private static final int MOST_STARTS = 200;

    /** Of one person's runs of one kind only the first can be next. */
    private record Kind(Owner.Learner learner, Priority priority, Hardware hardware) {
    }

    private final Policy policy;
    private final Line line;
    private final Shares shares;
    private final Map<Kind, Deque<Ticket>> waiting = new LinkedHashMap<>();
    private final List<Started> running;
    private final Map<UUID, Place> places = new HashMap<>();
    private Instant now;

    private Forecast(Rules rules, Line line) {
        this.policy = new Policy(rules);
        this.line = line;
        this.now = line.now();
        this.running = new ArrayList<>(line.running());
        this.shares = new Shares(line.used(), line.running(), line.now(), rules.halfLife());
        line.waiting().stream().filter(line::suits).forEach(ticket -> waiting
                .computeIfAbsent(new Kind(ticket.owner().learner(), ticket.priority(), ticket.hardware()),
                        kind -> new ArrayDeque<>())
                .add(ticket));
    }

    /** By run; those that no runner can ever run are missing. */
    public static Map<UUID, Place> of(Rules rules, Line line) {
        var forecast = new Forecast(rules, line);
        forecast.carryOn();
        forecast.guessTheRest();
        return forecast.places;
    }

    private void carryOn() {
        while (places.size() < MOST_STARTS && !waiting.isEmpty()) {
            if (startOne()) {
                continue;
            }
            if (running.isEmpty()) {
                return; // nothing can start, and nothing will change
            }
            endNext();
        }
    }

    private boolean startOne() {
        var heads = new Line(waiting.values().stream().map(Deque::peek).toList(), running, line.used(), line.runners(), now);
        for (var runner : roomiest(line.runners())) {
            var pick = policy.next(heads, shares, runner, runner.without(running));
            if (pick.isPresent()) {
                start(pick.get(), runner.runner());
                return true;
            }
        }
        return false;
    }

    /** Runners ask when they have room; with equal room, any may be first. */
    private List<Capacity> roomiest(Collection<Capacity> runners) {
        return runners.stream().sorted(Comparator.comparing((Capacity runner) -> -runner.without(running).slots())
                .thenComparing(Capacity::runner)).toList();
    }

    private void start(Pick pick, String runner) {
        var ticket = pick.ticket();
        places.put(ticket.run(), new Place(places.size(), Duration.between(line.now(), now)));
        var started = pick.started(runner, now);
        running.add(started);
        shares.begin(started);
        var kind = new Kind(ticket.owner().learner(), ticket.priority(), ticket.hardware());
        waiting.get(kind).remove();
        if (waiting.get(kind).isEmpty()) {
            waiting.remove(kind);
        }
    }

    private void endNext() {
        var next = running.stream().min(Comparator.comparing((Started run) -> run.left(now))).orElseThrow();
        now = now.plus(next.left(now));
        running.remove(next);
        shares.end(next);
    }

    private void guessTheRest() {
        if (waiting.isEmpty() || places.isEmpty()) {
            return;
        }
        var perStart = Duration.between(line.now(), now).dividedBy(places.size());
        var heads = new Line(waiting.values().stream().flatMap(Collection::stream).toList(), running, line.used(),
                line.runners(), now);
        for (var ticket : policy.order(heads, shares)) {
            places.put(ticket.run(), new Place(places.size(), perStart.multipliedBy(places.size())));
        }
    }
}
