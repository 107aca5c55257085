package gradus.labs.runs.queue;

import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.runs.queue.Standing.Reason;
import gradus.labs.runs.scheduling.Forecast;
import gradus.labs.runs.scheduling.Line;
import gradus.labs.runs.scheduling.Owner;
import gradus.labs.runs.scheduling.Place;
import gradus.labs.runs.scheduling.Priority;
import gradus.labs.runs.scheduling.Started;

/** Where waiting runs stand. One look into the queue serves everybody who asks within two seconds. */
@ApplicationScoped
public class Standings {

    private static final Duration FRESH = Duration.ofSeconds(2);

    private record Look(Map<UUID, Owner.Learner> waiting, Map<UUID, Place> places, Set<Owner.Learner> running, Reason blocked,
            List<String> findings, long nanos) {

        boolean stale() {
            return System.nanoTime() - nanos > FRESH.toNanos();
        }
    }

    private final WaitingRuns runs;
    private final Runners runners;
    private final QueuePause pause;
    private final QueueConfig config;
    private Look last; // guarded by this

    Standings(WaitingRuns runs, Runners runners, QueuePause pause, QueueConfig config) {
        this.runs = runs;
        this.runners = runners;
        this.pause = pause;
        this.config = config;
    }

    /** @param run that is queued */
    public Standing of(UUID run) {
        return standing(run, look(run));
    }

    /** All from one look; a run that came since, or was taken, is missing. */
    Map<UUID, Standing> of(Collection<UUID> runs) {
        if (runs.isEmpty()) {
            return Map.of();
        }
        var look = look(runs.iterator().next());
        return runs.stream().filter(run -> look.blocked != null || look.waiting.containsKey(run))
                .collect(Collectors.toMap(run -> run, run -> standing(run, look)));
    }

    private static Standing standing(UUID run, Look look) {
        if (look.blocked != null) {
            return new Standing(look.blocked, null, look.findings);
        }
        var place = look.places.get(run);
        if (place == null) {
            return new Standing(Reason.NO_FIT, null, List.of());
        }
        boolean own = look.running.contains(look.waiting.get(run));
        return new Standing(own ? Reason.OWN_RUN : Reason.TURN, place, List.of());
    }

    private synchronized Look look(UUID run) {
        if (last == null || last.stale() || !last.waiting.containsKey(run) || last.blocked != null) {
            last = look();
        }
        return last;
    }

    private Look look() {
        var status = runners.status();
        var blocked = blocked(status);
        if (blocked != null) {
            return new Look(Map.of(), Map.of(), Set.of(), blocked, status.findings(), System.nanoTime());
        }
        var line = runs.line();
        return new Look(line.waiting().stream().collect(Collectors.toMap(ticket -> ticket.run(),
                ticket -> ticket.owner().learner())), Forecast.of(config.rules(), line), busy(line), null,
                List.of(), System.nanoTime());
    }

    private Set<Owner.Learner> busy(Line line) {
        return line.running().stream().filter(run -> run.priority() != Priority.EXAM).map(Started::owner).map(Owner::learner)
                .collect(Collectors.groupingBy(learner -> learner, Collectors.counting())).entrySet().stream()
                .filter(learner -> learner.getValue() >= config.perPerson()).map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** @return null if runs start at all */
    private Reason blocked(Runners.Status status) {
        if (pause.since().isPresent()) {
            return Reason.PAUSED;
        }
        if (status.runners() == 0) {
            return Reason.NO_RUNNER;
        }
        if (!status.ready()) {
            return Reason.NOT_READY;
        }
        return runners.taking().isEmpty() ? Reason.PAUSED : null;
    }
}
