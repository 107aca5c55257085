package gradus.labs.runs.events;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

import gradus.common.Sql;
import gradus.outbox.Wakeups;

/** What runs told, stored in order. One worker writes a run's events at a time, every replica reads them. */
@ApplicationScoped
public class RunEvents {

    /** Wakes streams up: this run has told something. The payload is the run's id. */
    public static final String TOLD = "run-told";

    /** An event before it is stored. */
    public record Told(int sequence, String type, ObjectNode payload) {
    }

    private final Sql sql;
    private final Wakeups wakeups;
    private final ObjectMapper json;
    private final Clock clock;

    RunEvents(Sql sql, Wakeups wakeups, ObjectMapper json, Clock clock) {
        this.sql = sql;
        this.wakeups = wakeups;
        this.json = json;
        this.clock = clock;
    }

    /** Stores events together; one that is there already stays as it is, so that a batch may be stored again. */
    @Transactional
    public void store(UUID run, int attempt, String organization, List<Told> batch) {
        sql.update("""
                insert into lab_run_event (run_id, attempt, sequence, organization_id, type, payload, told_at)
                select ?, ?, told.sequence, ?, told.type, told.payload, ?
                from jsonb_to_recordset(cast(? as jsonb)) as told(sequence integer, type text, payload jsonb)
                on conflict do nothing""",
                run, attempt, organization, clock.instant(), json.valueToTree(batch).toString());
        wakeups.send(TOLD, run.toString());
    }

    /** Stores one event behind all others of the attempt; for whoever holds the run's row. */
    @Transactional(Transactional.TxType.MANDATORY)
    public void tell(UUID run, int attempt, String organization, String type, ObjectNode payload) {
        store(run, attempt, organization, List.of(new Told(next(run, attempt), type, payload)));
    }

    @Transactional(Transactional.TxType.MANDATORY)
    public void tellState(UUID run, int attempt, String organization, String state) {
        tell(run, attempt, organization, "state", json.createObjectNode().put("state", state));
    }

    /** The first free sequence of an attempt. */
    public int next(UUID run, int attempt) {
        return sql.first("select coalesce(max(sequence), 0) + 1 from lab_run_event where run_id = ? and attempt = ?",
                row -> row.getInt(1), run, attempt).orElseThrow();
    }

    /** Where the report stands, if the run is closed. */
    public Optional<EventId> reported(UUID run) {
        return sql.first("select attempt, sequence from lab_run_event where run_id = ? and type = 'report'",
                row -> new EventId(row.getInt("attempt"), row.getInt("sequence")), run);
    }

    /** What an attempt printed and what was wrong with it: {@code diagnostic}, {@code log} and {@code notice}. */
    public List<RunEvent> output(UUID run, int attempt) {
        return sql.query("""
                select sequence, type, payload from lab_run_event
                where run_id = ? and attempt = ? and type in ('diagnostic', 'log', 'notice') order by sequence""",
                row -> new RunEvent(new EventId(attempt, row.getInt("sequence")), row.getString("type"),
                        row.getString("payload")),
                run, attempt);
    }

    /** Events after the given one, in order. */
    public List<RunEvent> after(UUID run, EventId last, int most) {
        return sql.query("""
                select attempt, sequence, type, payload from lab_run_event
                where run_id = ? and (attempt, sequence) > (?, ?) order by attempt, sequence limit ?""",
                row -> new RunEvent(new EventId(row.getInt("attempt"), row.getInt("sequence")), row.getString("type"),
                        row.getString("payload")),
                run, last.attempt(), last.sequence(), most);
    }
}
