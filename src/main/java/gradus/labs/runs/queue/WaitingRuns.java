package gradus.labs.runs.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import gradus.common.Sql;
import gradus.labs.backend.Device;
import gradus.labs.backend.Hardware;
import gradus.labs.runs.scheduling.Capacity;
import gradus.labs.runs.scheduling.Line;
import gradus.labs.runs.scheduling.Owner;
import gradus.labs.runs.scheduling.Pick;
import gradus.labs.runs.scheduling.Policy;
import gradus.labs.runs.scheduling.Priority;
import gradus.labs.runs.scheduling.Started;
import gradus.labs.runs.scheduling.Ticket;
import gradus.labs.wire.Wire;

/** The rows of {@code lab_run} as the {@link Policy} wants them. */
@ApplicationScoped
public class WaitingRuns {

    private static final long LOCK = 0x6C61622D72756EL; // "lab-run"; one choice at a time, whoever makes it
    private static final int MOST_LOOKED_AHEAD = 20_000;

    /** A replay is in no hurry, whatever it repeats. */
    private static final String MODE = "case when replay_of is null then mode else 'practice' end as mode";
    private static final String TICKET = "id, exam, " + MODE + """
            , organization_id, course_id, person_id, device, cpu_fallback, memory_bytes, created_at,
            expected_millis""";

    private final Sql sql;
    private final UseBook uses;
    private final Runners runners;
    private final QueuePause pause;
    private final Clock clock;
    private final QueueConfig config;

    WaitingRuns(Sql sql, UseBook uses, Runners runners, QueuePause pause, Clock clock, QueueConfig config) {
        this.sql = sql;
        this.uses = uses;
        this.runners = runners;
        this.pause = pause;
        this.clock = clock;
        this.config = config;
    }

    /**
     * Chooses the run that a runner takes next. Until the transaction ends nobody else chooses, so that two who ask at once
     * see what the other took. The caller must still find the run queued: its person may cancel it at any moment.
     *
     * @param runner everything it has
     * @param free what it has left
     * @param except runs that it has not let go of yet, or that were gone when it wanted to take them
     */
    @Transactional(TxType.MANDATORY)
    public Optional<Pick> next(Capacity runner, Capacity free, Collection<UUID> except) {
        sql.query("select pg_advisory_xact_lock(?)", row -> true, LOCK);
        if (pause.since().isPresent() || runners.isDraining(runner.runner())) {
            return Optional.empty();
        }
        var heads = heads(runner, except);
        if (heads.isEmpty()) {
            return Optional.empty();
        }
        var all = new ArrayList<>(runners.taking());
        all.removeIf(other -> other.runner().equals(runner.runner()));
        all.add(runner);
        return new Policy(config.rules()).next(new Line(heads, running(), uses.recent(), all, clock.instant()), runner, free);
    }

    /** Everything that waits, for looking ahead. */
    Line line() {
        var waiting = sql.query("select " + TICKET + " from lab_run where state = 'queued' and protocol <= ? "
                + "order by created_at, id limit " + MOST_LOOKED_AHEAD, WaitingRuns::ticket, runners.newestProtocol());
        return new Line(waiting, running(), uses.recent(), runners.taking(), clock.instant());
    }

    /** Of each person's runs of one kind only the first can be next. */
    private List<Ticket> heads(Capacity runner, Collection<UUID> except) {
        return sql.query("select distinct on (organization_id, person_id, exam, mode, device, cpu_fallback) " + TICKET + """
                 from lab_run where state = 'queued' and memory_bytes <= ? and protocol <= ? and id::text <> all(?)
                order by organization_id, person_id, exam, mode, device, cpu_fallback, created_at, id""",
                WaitingRuns::ticket, runner.memoryBytes(), Wire.PROTOCOL,
                except.stream().map(UUID::toString).toArray(String[]::new));
    }

    private List<Started> running() {
        return sql.query(
                "select exam, " + MODE + """
                        , organization_id, course_id, person_id, lease_owner, coalesce(slot, device) as slot, memory_bytes,
                            coalesce(taken_at, started_at) as since, expected_millis
                        from lab_run where state = 'running'""",
                row -> new Started(owner(row), priority(row), row.getString("lease_owner"),
                        Device.ofKey(row.getString("slot")).orElseThrow(), row.getLong("memory_bytes"),
                        Sql.instant(row, "since"), Duration.ofMillis(row.getLong("expected_millis"))));
    }

    private static Ticket ticket(ResultSet row) throws SQLException {
        var hardware = new Hardware(Device.ofKey(row.getString("device")).orElseThrow(), row.getBoolean("cpu_fallback"));
        return new Ticket(row.getObject("id", UUID.class), priority(row), owner(row), hardware, row.getLong("memory_bytes"),
                Sql.instant(row, "created_at"), Duration.ofMillis(row.getLong("expected_millis")));
    }

    private static Owner owner(ResultSet row) throws SQLException {
        return new Owner(row.getString("organization_id"), row.getString("course_id"),
                row.getObject("person_id", UUID.class));
    }

    private static Priority priority(ResultSet row) throws SQLException {
        return Priority.of(row.getBoolean("exam"), row.getString("mode").equals("submit"));
    }
}
