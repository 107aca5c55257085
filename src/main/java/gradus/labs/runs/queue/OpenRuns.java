package gradus.labs.runs.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import gradus.common.Sql;
import gradus.labs.runs.scheduling.Priority;

/** Runs that wait or go on: how many of them a person may have, and the lists of all for operators. */
@ApplicationScoped
public class OpenRuns {

    /** @param oldest when the run that waits longest was queued */
    public record Waiting(long runs, Instant oldest) {
    }

    private final Sql sql;
    private final Standings standings;
    private final Clock clock;
    private final QueueConfig config;

    OpenRuns(Sql sql, Standings standings, Clock clock, QueueConfig config) {
        this.sql = sql;
        this.standings = standings;
        this.clock = clock;
        this.config = config;
    }

    public int most() {
        return config.openPerPerson();
    }

    /** Whether one more may be added. Until the transaction ends, nobody else adds one for this person. */
    @Transactional(TxType.MANDATORY)
    public boolean mayAdd(String organization, UUID person) {
        sql.query("select pg_advisory_xact_lock(hashtextextended(?, 0))", row -> true,
                "lab-run/" + organization + "/" + person);
        return sql.first("""
                select count(*) from lab_run
                where organization_id = ? and person_id = ? and state in ('queued', 'running') and not exam""",
                row -> row.getLong(1), organization, person).orElseThrow() < config.openPerPerson();
    }

    /** What waits, by priority; one without a run is missing. */
    public Map<Priority, Waiting> waiting() {
        var lines = new EnumMap<Priority, Waiting>(Priority.class);
        sql.query(
                """
                        select exam, mode = 'submit' and not exam and replay_of is null as graded, count(*) as runs, min(created_at) as oldest
                        from lab_run where state = 'queued' group by 1, 2""",
                row -> lines.put(Priority.of(row.getBoolean("exam"), row.getBoolean("graded")),
                        new Waiting(row.getLong("runs"), Sql.instant(row, "oldest"))));
        return lines;
    }

    public long count(String state) {
        return sql.first("select count(*) from lab_run where state = ?", row -> row.getLong(1), state).orElseThrow();
    }

    /**
     * Of everybody: those that go on, in the order in which they started; then those that wait, by priority, of each the oldest
     * first, with where they stand.
     *
     * @param states {@code running}, {@code queued}
     */
    public List<OpenRun> list(Collection<String> states, long from, int most) {
        var runs = sql.query("""
                select * from lab_run where state = any(?)
                order by state = 'queued', case when state = 'running' then taken_at end, exam desc,
                    mode = 'submit' and replay_of is null desc,
                    created_at, id limit ? offset ?""", this::openRun, states.toArray(String[]::new), most, from);
        var places = standings.of(runs.stream().filter(run -> run.usage() == null).map(OpenRun::id).toList());
        return runs.stream().map(run -> run.standing(places.get(run.id()))).toList();
    }

    private OpenRun openRun(ResultSet row) throws SQLException {
        var slot = row.getString("slot");
        var takenAt = slot == null ? null : Sql.instant(row, "taken_at");
        boolean graded = row.getString("mode").equals("submit") && row.getObject("replay_of") == null;
        var priority = Priority.of(row.getBoolean("exam"), graded);
        var usage = takenAt == null ? null
                : new OpenRun.Usage(Math.max(0, Duration.between(takenAt, clock.instant()).toMillis()),
                        row.getObject("cpu_millis", Long.class), row.getObject("memory_peak_bytes", Long.class),
                        row.getObject("gpu_memory_peak_bytes", Long.class));
        return new OpenRun(row.getObject("id", UUID.class), row.getString("organization_id"),
                row.getObject("person_id", UUID.class), row.getString("course_id"), row.getString("lab_id"),
                row.getString("mode"), row.getBoolean("exam"), priority.key(), row.getString("state"), row.getInt("attempt"),
                row.getString("lease_owner"), slot == null ? row.getString("device") : slot, row.getLong("memory_bytes"),
                Sql.instant(row, "created_at"), takenAt, row.getLong("expected_millis"),
                row.getBoolean("cancel_requested"), usage, null);
    }
}
