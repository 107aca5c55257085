package gradus.testing;

import java.time.Instant;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Sql;

/** Rows of {@code lab_run} of people and labs that do not exist, for tests of the queue alone. Nobody can run them. */
@ApplicationScoped
public class SeededRuns {

    /**
     * One run that waits, until something else is said.
     *
     * @param mebibytes of memory
     */
    public record Seed(UUID id, UUID person, String lab, String course, String mode, boolean exam, String device,
            boolean cpuFallback, long mebibytes, int protocol, Instant createdAt) {

        public static Seed of(UUID person, Instant createdAt) {
            return new Seed(UUID.randomUUID(), person, "seeded-" + UUID.randomUUID(), "seeded", "practice", false, "cpu", true,
                    1024, 1, createdAt);
        }

        public Seed mode(String other) {
            return new Seed(id, person, lab, course, other, exam, device, cpuFallback, mebibytes, protocol, createdAt);
        }

        public Seed asExam() {
            return new Seed(id, person, lab, course, "submit", true, device, cpuFallback, mebibytes, protocol, createdAt);
        }

        public Seed gpu(boolean fallback) {
            return new Seed(id, person, lab, course, mode, exam, "gpu", fallback, mebibytes, protocol, createdAt);
        }

        public Seed mebibytes(long memory) {
            return new Seed(id, person, lab, course, mode, exam, device, cpuFallback, memory, protocol, createdAt);
        }

        public Seed protocol(int newer) {
            return new Seed(id, person, lab, course, mode, exam, device, cpuFallback, mebibytes, newer, createdAt);
        }
    }

    private final Sql sql;

    SeededRuns(Sql sql) {
        this.sql = sql;
    }

    /** @return its id */
    @Transactional
    public UUID add(Seed seed) {
        withoutReferences();
        sql.update("""
                insert into lab_run (id, organization_id, person_id, lab_id, lab_version, snapshot_sha256, mode, state, attempt,
                    learner_seed, grading_seed, request, created_at, course_id, exam, device, cpu_fallback, memory_bytes,
                    protocol, expected_millis)
                values (?, 'demo', ?, ?, 'none', 'none', ?, 'queued', 1, 1, ?, 'seeded', ?, ?, ?, ?, ?, ?, ?, 10000)""",
                seed.id, seed.person, seed.lab, seed.mode, seed.mode.equals("submit") ? 1L : null, seed.createdAt, seed.course,
                seed.exam, seed.device, seed.cpuFallback, seed.mebibytes << 20, seed.protocol);
        return seed.id;
    }

    /** Runs of as many people, a run a second, in twenty courses. */
    @Transactional
    public void addMany(int runs, int people, Instant from) {
        withoutReferences();
        sql.update("""
                insert into lab_run (id, organization_id, person_id, lab_id, lab_version, snapshot_sha256, mode, state, attempt,
                    learner_seed, grading_seed, request, created_at, course_id, memory_bytes, expected_millis)
                select gen_random_uuid(), 'demo', cast(md5('seeded' || n % ?) as uuid), 'seeded-' || n, 'none', 'none',
                    case when n % 3 = 0 then 'submit' else 'practice' end, 'queued', 1, 1, case when n % 3 = 0 then 1 end,
                    'seeded', ? + n * interval '1 second', 'course-' || n % ? % 20, 1073741824, 5000 + n % 11 * 1000
                from generate_series(1, ?) as n""", people, from, people, runs);
    }

    /** A runner of this name has it, and has measured 12 s of processor time, 256 MiB, and 3 GiB of a GPU's memory. */
    @Transactional
    public void run(UUID run, String runner, Instant takenAt) {
        sql.update("""
                update lab_run set state = 'running', lease_owner = ?, lease_until = ?, slot = 'cpu', taken_at = ?,
                    started_at = ?, cpu_millis = 12000, memory_peak_bytes = 268435456,
                    gpu_memory_peak_bytes = 3221225472 where id = ?""",
                runner, takenAt.plusSeconds(3600), takenAt, takenAt, run);
    }

    /** It is of another organization. */
    @Transactional
    public void moveTo(String organization, UUID run) {
        withoutReferences();
        sql.update("update lab_run set organization_id = ? where id = ?", organization, run);
    }

    @Transactional
    public void removeRuns() {
        sql.update("delete from lab_run where request = 'seeded'");
    }

    /** A closed run that used processor time. */
    @Transactional
    public void used(UUID person, long cpuMillis, Instant closedAt) {
        withoutReferences();
        sql.update(
                """
                        insert into lab_run (id, organization_id, person_id, lab_id, lab_version, snapshot_sha256, mode, state, attempt,
                            learner_seed, request, created_at, closed_at, wall_millis, cpu_millis, memory_peak_bytes)
                        values (gen_random_uuid(), 'demo', ?, ?, 'none', 'none', 'practice', 'finished', 1, 1, 'seeded', ?, ?, ?, ?, 0)""",
                person, "seeded-" + UUID.randomUUID(), closedAt, closedAt, cpuMillis, cpuMillis);
    }

    @Transactional
    public void removeAll() {
        removeRuns();
        sql.update("delete from lab_use");
        sql.update("delete from lab_queue_pause");
        sql.update("delete from lab_runner where instance like 'seeded/%'");
    }

    private void withoutReferences() {
        sql.update("set local session_replication_role = replica"); // no snapshots of these
    }
}
