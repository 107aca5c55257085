package gradus.labs.runs.queue;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.config.inject.ConfigProperty;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.common.Sql;
import gradus.labs.backend.Isolation;
import gradus.labs.backend.Readiness;
import gradus.labs.runs.scheduling.Capacity;
import gradus.labs.wire.Wire;

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

    /**
     * One runner, as it said last.
     *
     * @param name as in {@link Leases#owner()}
     * @param version of the application
     * @param protocol the newest that it speaks; it leaves runs that need a newer one to others
     * @param draining it ends what it has and takes nothing more
     * @param memoryBytes for the runs it has at once
     * @param findings what it lacks; English, for operators
     */
    public record Runner(String name, String version, int protocol, boolean ready, boolean draining, int slots, int gpuSlots,
            long memoryBytes, List<String> findings, Instant seenAt) {
    }

    private final Sql sql;
    private final ObjectMapper json;
    private final Clock clock;
    private final QueueConfig config;
    private final String version;

    Runners(Sql sql, ObjectMapper json, Clock clock, QueueConfig config,
            @ConfigProperty(name = "quarkus.application.version") String version) {
        this.sql = sql;
        this.json = json;
        this.clock = clock;
        this.config = config;
        this.version = version;
    }

    /** Those that were heard within two leases. */
    public List<Runner> present() {
        return sql.query("select * from lab_runner where seen_at > ? order by instance", this::runner,
                clock.instant().minus(config.lease().multipliedBy(2)));
    }

    /** All that were heard within a day, with what they do: those that fell silent last, the others by name. */
    public List<RunnerReport> reports() {
        var heard = clock.instant().minus(config.lease().multipliedBy(2));
        return sql.query("""
                select runner.*, seen_at <= ? as silent, coalesce(busy.cpu, 0) as busy_cpu, coalesce(busy.gpu, 0) as busy_gpu,
                    coalesce(busy.memory, 0) as busy_memory
                from lab_runner runner left join (
                    select lease_owner, count(*) filter (where coalesce(slot, device) = 'cpu') as cpu,
                        count(*) filter (where coalesce(slot, device) = 'gpu') as gpu, sum(memory_bytes) as memory
                    from lab_run where state = 'running' group by lease_owner) busy on busy.lease_owner = runner.instance
                order by silent, instance""", row -> new RunnerReport(row.getString("instance"), row.getString("host"),
                row.getString("version"), row.getInt("protocol"), row.getBoolean("ready"), row.getBoolean("draining"),
                row.getBoolean("silent"), row.getInt("slots"), row.getInt("busy_cpu"), row.getInt("gpu_slots"),
                row.getInt("busy_gpu"), row.getLong("memory_bytes"), row.getLong("busy_memory"),
                findings(row.getString("findings")), read(row.getString("isolation"), Isolation.class),
                Sql.instant(row, "seen_at")), heard);
    }

    public Status status() {
        var present = present();
        var missing = present.stream().filter(runner -> !runner.ready).flatMap(runner -> runner.findings.stream()).distinct()
                .toList();
        int slots = present.stream().filter(Runner::ready).mapToInt(Runner::slots).sum();
        return new Status(present.size(), present.stream().anyMatch(Runner::ready), slots, missing);
    }

    /**
     * Lets a runner take no more runs, or again; it hears of it when it next looks. A runner that starts anew has a new name
     * and drains no more.
     *
     * @return false if there is no such runner
     */
    public boolean drain(String name, boolean draining) {
        return sql.update("update lab_runner set draining = ? where instance = ?", draining, name) == 1;
    }

    /** All that take runs now, with all they have. */
    List<Capacity> taking() {
        return present().stream().filter(runner -> runner.ready && !runner.draining && runner.protocol > 0)
                .map(runner -> new Capacity(runner.name, runner.slots, runner.gpuSlots, runner.memoryBytes)).toList();
    }

    /** Of those that take runs; 0 without one. */
    int newestProtocol() {
        return present().stream().filter(runner -> runner.ready && !runner.draining).mapToInt(Runner::protocol).max().orElse(0);
    }

    boolean isDraining(String name) {
        return sql.first("select draining from lab_runner where instance = ?", row -> row.getBoolean(1), name).orElse(false);
    }

    /** A word from the future was spoken before a clock was set back; it does not keep a dead runner alive. */
    public void seen(Capacity capacity, Readiness readiness) {
        var now = clock.instant();
        sql.update("""
                insert into lab_runner (instance, ready, findings, slots, gpu_slots, memory_bytes, version, protocol, host,
                    isolation, seen_at)
                values (?, ?, cast(? as jsonb), ?, ?, ?, ?, ?, ?, cast(? as jsonb), ?) on conflict on constraint lab_runner__pk
                do update set ready = excluded.ready, findings = excluded.findings, slots = excluded.slots,
                    gpu_slots = excluded.gpu_slots, memory_bytes = excluded.memory_bytes, version = excluded.version,
                    protocol = excluded.protocol, host = excluded.host, isolation = excluded.isolation,
                    seen_at = excluded.seen_at""",
                capacity.runner(), readiness.ready(), json.valueToTree(readiness.findings()).toString(), capacity.slots(),
                capacity.gpuSlots(), capacity.memoryBytes(), version, Wire.PROTOCOL, Leases.machine(),
                json.valueToTree(readiness.isolation()).toString(), now);
        sql.update("update lab_runner set seen_at = ? where seen_at > ?", now, now.plus(config.lease()));
        sql.update("delete from lab_runner where seen_at < ?", now.minus(FORGOTTEN));
    }

    public void gone(String name) {
        sql.update("delete from lab_runner where instance = ?", name);
    }

    private Runner runner(ResultSet row) throws SQLException {
        return new Runner(row.getString("instance"), row.getString("version"), row.getInt("protocol"),
                row.getBoolean("ready"), row.getBoolean("draining"), row.getInt("slots"), row.getInt("gpu_slots"),
                row.getLong("memory_bytes"), findings(row.getString("findings")), Sql.instant(row, "seen_at"));
    }

    private List<String> findings(String array) {
        return List.of(read(array, String[].class));
    }

    private <T> T read(String stored, Class<T> type) {
        try {
            return json.readValue(stored, type);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not what a runner tells: " + stored, e);
        }
    }
}
