package gradus.labs.runs.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import gradus.common.Sql;
import gradus.labs.runs.scheduling.Priority;

/** Runs that wait or go on: how many of them a person may have, and the list of all for operators. */
@ApplicationScoped
public class OpenRuns {

    /** @param oldest when the run that waits longest was queued */
    public record Waiting(long runs, Instant oldest) {
    }

    private final Sql sql;
    private final QueueConfig config;

    OpenRuns(Sql sql, QueueConfig config) {
        this.sql = sql;
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
        sql.query("""
                select exam, mode = 'submit' and not exam as graded, count(*) as runs, min(created_at) as oldest
                from lab_run where state = 'queued' group by 1, 2""",
                row -> lines.put(Priority.of(row.getBoolean("exam"), row.getBoolean("graded")),
                        new Waiting(row.getLong("runs"), Sql.instant(row, "oldest"))));
        return lines;
    }

    public long count(String state) {
        return sql.first("select count(*) from lab_run where state = ?", row -> row.getLong(1), state).orElseThrow();
    }

    /** Of everybody: what runs first, then what waits, the oldest first. */
    public List<OpenRun> list(long from, int most) {
        return sql.query("""
                select * from lab_run where state in ('queued', 'running')
                order by state = 'queued', created_at, id limit ? offset ?""", OpenRuns::openRun, most, from);
    }

    private static OpenRun openRun(ResultSet row) throws SQLException {
        var slot = row.getString("slot");
        return new OpenRun(row.getObject("id", UUID.class), row.getString("organization_id"),
                row.getObject("person_id", UUID.class), row.getString("course_id"), row.getString("lab_id"),
                row.getString("mode"), row.getBoolean("exam"), row.getString("state"), row.getInt("attempt"),
                row.getString("lease_owner"), slot == null ? row.getString("device") : slot, row.getLong("memory_bytes"),
                Sql.instant(row, "created_at"), slot == null ? null : Sql.instant(row, "taken_at"),
                row.getLong("expected_millis"));
    }
}
