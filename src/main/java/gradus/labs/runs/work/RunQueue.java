package gradus.labs.runs.work;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import gradus.common.Sql;
import gradus.labs.backend.Device;
import gradus.labs.backend.Hardware;
import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.runs.events.RunEvents;
import gradus.labs.runs.queue.WaitingRuns;
import gradus.labs.runs.scheduling.Capacity;
import gradus.labs.runs.scheduling.Pick;
import gradus.labs.wire.Mode;
import gradus.labs.wire.Wire;
import gradus.outbox.Wakeups;

/**
 * The rows of {@code lab_run} as a queue. Plain SQL, since workers serve every organisation. What a worker says counts
 * only while it holds the lease of that very attempt.
 */
@ApplicationScoped
public class RunQueue {

    /** Wakes workers up: something may be queued, or may start now. */
    static final String QUEUED = "run-queued";
    /** Wakes the worker that holds a run up: it shall end. The payload is the run's id. */
    public static final String CANCEL = "run-cancel";

    /** A run that this worker still holds. */
    record Held(UUID run, int attempt, boolean cancelRequested) {
    }

    /**
     * A run whose worker is gone.
     *
     * @param losses how often that has happened to this run before
     */
    record Lost(Claim claim, int losses, boolean cancelRequested) {
    }

    /**
     * A run before it is queued; {@code gradingSeed} and {@code key} may be null.
     *
     * @param replayOf the run that it repeats; null for a run of its own
     */
    public record NewRun(UUID id, String organization, UUID person, String lab, String labVersion, String snapshot, Mode mode,
            long learnerSeed, Long gradingSeed, String key, String request, Demand demand, UUID replayOf) {
    }

    /** What the queue must know of a lab, to find its runs a place and a fair share. */
    public record Demand(String course, Hardware hardware, long memoryBytes) {
    }

    /** Why a run starts again. */
    enum Again {
        WORKER_LOST("worker_losses = worker_losses + 1"),
        GRADER_DIED("grader_deaths = grader_deaths + 1"),
        /** The application stops in good order; nobody's fault, so nothing is counted. */
        RELEASED("worker_losses = worker_losses");

        private final String counted;

        Again(String counted) {
            this.counted = counted;
        }
    }

    /** The median of the lab's last runs that finished; without any, a guess. */
    private static final String EXPECTED = """
            coalesce((select percentile_cont(0.5) within group (order by wall_millis)::bigint from (
                select greatest(wall_millis, 1) as wall_millis from lab_run
                where lab_id = ? and mode = ? and state = 'finished' order by closed_at desc limit 20) as last), 20000)""";

    private final Sql sql;
    private final WaitingRuns waiting;
    private final RunEvents events;
    private final Wakeups wakeups;
    private final Clock clock;
    private final Event<RunTaken> taken;

    RunQueue(Sql sql, WaitingRuns waiting, RunEvents events, Wakeups wakeups, Clock clock, Event<RunTaken> taken) {
        this.sql = sql;
        this.waiting = waiting;
        this.events = events;
        this.wakeups = wakeups;
        this.clock = clock;
        this.taken = taken;
    }

    /**
     * The newest run of a person and lab is the one that was added last, even if the clock was set back in between.
     *
     * @return false if the person has an open run of this lab (for a replay: an open replay), or has used the key before
     */
    @Transactional(TxType.MANDATORY)
    public boolean add(NewRun run) {
        int added = sql.update("""
                insert into lab_run (id, organization_id, person_id, lab_id, lab_version, snapshot_sha256, mode, state,
                    attempt, learner_seed, grading_seed, idempotency_key, request, course_id, device, cpu_fallback,
                    memory_bytes, protocol, replay_of, expected_millis, created_at)
                select ?, ?, ?, ?, ?, ?, ?, 'queued', 1, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, %s,
                    greatest(?, max(created_at) + interval '1 microsecond')
                from lab_run where organization_id = ? and person_id = ? and lab_id = ? on conflict do nothing"""
                .formatted(EXPECTED),
                run.id, run.organization, run.person, run.lab, run.labVersion, run.snapshot, run.mode.key(),
                run.learnerSeed, run.gradingSeed, run.key, run.request, run.demand.course,
                run.demand.hardware.device().key(), run.demand.hardware.cpuFallback(), run.demand.memoryBytes, Wire.PROTOCOL,
                run.replayOf, run.lab, run.mode.key(), clock.instant(), run.organization, run.person, run.lab);
        if (added == 1) {
            events.tellState(run.id, 1, run.organization, RunState.QUEUED.key());
            wakeups.send(QUEUED, run.id.toString());
        }
        return added == 1;
    }

    /**
     * Takes the run whose turn it is.
     *
     * @param runner everything this worker has
     * @param free what it has left
     * @param except runs that it has not let go of yet
     */
    @Transactional(TxType.REQUIRES_NEW)
    Optional<Claim> claim(Capacity runner, Capacity free, Instant until, Collection<UUID> except) {
        var gone = new HashSet<>(except);
        for (var pick = waiting.next(runner, free, gone); pick.isPresent(); pick = waiting.next(runner, free, gone)) {
            var claim = taken(pick.get(), runner.runner(), until);
            if (claim.isPresent()) {
                return claim;
            }
            gone.add(pick.get().ticket().run()); // cancelled in between
        }
        return Optional.empty();
    }

    private Optional<Claim> taken(Pick pick, String owner, Instant until) {
        var now = clock.instant();
        var claim = sql.first("""
                update lab_run set state = 'running', lease_owner = ?, lease_until = ?, slot = ?, taken_at = ?,
                    started_at = coalesce(started_at, ?)
                where id = ? and state = 'queued' returning *""",
                RunQueue::claim, owner, until, pick.device().key(), now, now, pick.ticket().run());
        claim.ifPresent(run -> {
            events.tellState(run.run(), run.attempt(), run.organization(), RunState.RUNNING.key());
            if (run.attempt() == 1) {
                taken.fire(new RunTaken(pick.ticket().priority(), Duration.between(pick.ticket().queued(), now)));
            }
        });
        return claim;
    }

    /** Takes this run, which nobody else has seen yet, since it was added by the running transaction. */
    @Transactional(TxType.MANDATORY)
    Claim claim(UUID run, String owner, Instant until) {
        var claim = sql.first("""
                update lab_run set state = 'running', lease_owner = ?, lease_until = ?, started_at = ?
                where id = ? and state = 'queued' returning *""", RunQueue::claim, owner, until, clock.instant(), run)
                .orElseThrow(() -> new IllegalStateException("Run %s is not queued".formatted(run)));
        events.tellState(run, claim.attempt(), claim.organization(), RunState.RUNNING.key());
        return claim;
    }

    /**
     * Prolongs the owner's leases of these runs; answers which of them it still holds. A run that it has dropped is not
     * among them and goes to somebody else when its lease runs out.
     */
    List<Held> prolong(String owner, Instant until, Collection<UUID> runs) {
        return sql.query("""
                update lab_run set lease_until = ?
                where state = 'running' and lease_owner = ? and id::text = any(?)
                returning id, attempt, cancel_requested""",
                row -> new Held(row.getObject("id", UUID.class), row.getInt("attempt"),
                        row.getBoolean("cancel_requested")),
                until, owner, texts(runs));
    }

    /** Notes what a run has used so far, for as long as the claim holds it; closing it says the last word. */
    void measure(Claim claim, Usage usage) {
        sql.update("""
                update lab_run set cpu_millis = ?, memory_peak_bytes = ?, gpu_memory_peak_bytes = ?
                where id = ? and state = 'running' and attempt = ? and lease_owner = ?""", usage.cpu().toMillis(),
                usage.memoryPeakBytes(), usage.gpuMemoryPeakBytes(), claim.run(), claim.attempt(), claim.owner());
    }

    /** The owners of running runs. */
    Set<String> owners() {
        return Set.copyOf(sql.query("select distinct lease_owner from lab_run where state = 'running'",
                row -> row.getString(1)));
    }

    /** No lease is longer than one that begins now: one that seems to be was given before a clock was set back. */
    void shorten(Instant longest) {
        sql.update("update lab_run set lease_until = ? where state = 'running' and lease_until > ?", longest, longest);
    }

    /** Runs whose worker is silent for too long, or known to be gone. */
    List<Lost> lost(Collection<String> gone) {
        return sql.query("""
                select * from lab_run
                where state = 'running' and (lease_until < ? or lease_owner = any(?))""",
                row -> new Lost(claim(row), row.getInt("worker_losses"), row.getBoolean("cancel_requested")),
                clock.instant(), gone.toArray(String[]::new));
    }

    /**
     * Puts a run back into the queue as its next attempt.
     *
     * @return false if the claim does not hold it any more, or if it shall be cancelled: close it then
     */
    @Transactional(TxType.REQUIRES_NEW)
    boolean again(Claim claim, Again why) {
        int changed = sql.update("""
                update lab_run set state = 'queued', attempt = attempt + 1, lease_owner = null, lease_until = null,
                    slot = null, cpu_millis = null, memory_peak_bytes = null, gpu_memory_peak_bytes = null, %s
                where id = ? and state = 'running' and attempt = ? and lease_owner = ? and not cancel_requested"""
                .formatted(why.counted), claim.run(), claim.attempt(), claim.owner());
        if (changed == 1) {
            events.tellState(claim.run(), claim.attempt() + 1, claim.organization(), RunState.QUEUED.key());
            wakeups.send(QUEUED, claim.run().toString());
        }
        return changed == 1;
    }

    private static String[] texts(Collection<UUID> ids) {
        return ids.stream().map(UUID::toString).toArray(String[]::new);
    }

    private static Claim claim(ResultSet row) throws SQLException {
        return new Claim(row.getObject("id", UUID.class), row.getString("organization_id"),
                row.getObject("person_id", UUID.class), row.getString("lab_id"), row.getString("lab_version"),
                row.getString("snapshot_sha256"), Mode.ofKey(row.getString("mode")).orElseThrow(),
                row.getInt("attempt"), row.getLong("learner_seed"), row.getObject("grading_seed", Long.class),
                row.getInt("grader_deaths"), row.getString("lease_owner"),
                new Claim.Slot(Device.ofKey(row.getString("slot")).orElse(Device.CPU), row.getLong("memory_bytes")));
    }
}
