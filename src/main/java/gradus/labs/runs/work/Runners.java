package gradus.labs.runs.work;

import java.time.Clock;
import java.time.Duration;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.common.Sql;
import gradus.labs.backend.Readiness;

/** Which applications run labs, and whether they can; told in the database, where every replica reads it. */
@ApplicationScoped
public class Runners {

    private static final Duration FORGOTTEN = Duration.ofDays(1);

    /**
     * @param ready whether at least one runner can start runs
     * @param findings of those that cannot; English, for operators
     */
    public record Status(int runners, boolean ready, int slots, List<String> findings) {
    }

    private record Row(boolean ready, int slots, List<String> findings) {
    }

    private final Sql sql;
    private final ObjectMapper json;
    private final Clock clock;
    private final WorkConfig config;

    Runners(Sql sql, ObjectMapper json, Clock clock, WorkConfig config) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.config = config;
    }

    /** Counts the runners that were heard within two leases. */
    public Status status() {
        var rows = sql.query("select ready, slots, findings from lab_runner where seen_at > ?",
                row -> new Row(row.getBoolean("ready"), row.getInt("slots"), findings(row.getString("findings"))),
                clock.instant().minus(config.lease().multipliedBy(2)));
        var missing = rows.stream().filter(row -> !row.ready).flatMap(row -> row.findings.stream()).distinct().toList();
        int slots = rows.stream().filter(Row::ready).mapToInt(Row::slots).sum();
        return new Status(rows.size(), rows.stream().anyMatch(Row::ready), slots, missing);
    }

    void seen(String instance, Readiness readiness, int slots) {
        var now = clock.instant();
        sql.update("""
                insert into lab_runner (instance, ready, findings, slots, seen_at)
                values (?, ?, cast(? as jsonb), ?, ?) on conflict on constraint lab_runner__pk
                do update set ready = excluded.ready, findings = excluded.findings, slots = excluded.slots,
                    seen_at = excluded.seen_at""",
                instance, readiness.ready(), json.valueToTree(readiness.findings()).toString(), slots, now);
        sql.update("delete from lab_runner where seen_at < ?", now.minus(FORGOTTEN));
    }

    void gone(String instance) {
        sql.update("delete from lab_runner where instance = ?", instance);
    }

    private List<String> findings(String array) {
        try {
            return List.of(json.readValue(array, String[].class));
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new IllegalStateException("Not a list of findings: " + array, e);
        }
    }
}
