package gradus.labs.runs;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import gradus.common.Problem;
import gradus.labs.runs.work.RunClosing;
import gradus.labs.runs.work.RunQueue;
import gradus.labs.wire.Mode;
import gradus.web.Paging;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;

/** A run as people see it. Only {@link RunQueue} and {@link RunClosing} change the row, in plain SQL. */
@Entity
@Immutable
@Table(name = "lab_run")
class LabRun extends PanacheEntityBase {

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public UUID personId;
    public String labId;
    public String labVersion;
    public String snapshotSha256;
    public String mode;
    public String state;
    public int attempt;
    public long learnerSeed;
    public Long gradingSeed; // null in a practice run
    public String idempotencyKey;
    public String request;
    public UUID replayOf; // null unless it repeats another run
    public Instant createdAt;
    public Instant startedAt;
    public String slot; // key of the device that it has or had; null before it starts
    public Instant closedAt; // null while open, as all that follows
    public String endKind;
    public String failure;
    public boolean flagged;
    public Integer earned;
    public Integer possible;
    public Boolean passed;
    @JdbcTypeCode(SqlTypes.JSON)
    public String checks;
    @JdbcTypeCode(SqlTypes.JSON)
    public String evidence;
    public Long wallMillis;
    public Long cpuMillis;
    public Long gpuMillis;
    public Long memoryPeakBytes;
    public Long gpuMemoryPeakBytes; // null as well in runs from before it was measured

    /** Somebody else's run is a 404: nothing to guess from. */
    static LabRun require(UUID id, UUID person) {
        return LabRun.<LabRun> find("id = ?1 and personId = ?2", id, person).firstResultOptional()
                .orElseThrow(() -> new Problem(RunProblem.RUN_NOT_FOUND, "No run " + id));
    }

    /** Like {@link #require}, without loading a row that is about to change. */
    static void requireOwn(UUID id, UUID person) {
        if (count("id = ?1 and personId = ?2", id, person) == 0) {
            throw new Problem(RunProblem.RUN_NOT_FOUND, "No run " + id);
        }
    }

    static Optional<LabRun> ofKey(UUID person, String key) {
        return find("personId = ?1 and idempotencyKey = ?2", person, key).firstResultOptional();
    }

    static Optional<LabRun> openOf(UUID person, String lab) {
        return find("personId = ?1 and labId = ?2 and closedAt is null and replayOf is null", person, lab)
                .firstResultOptional();
    }

    /** A person runs one live cell at a time, whichever it is. */
    static Optional<LabRun> openOfCells(UUID person) {
        return find("personId = ?1 and labId like 'cell.%' and closedAt is null", person).firstResultOptional();
    }

    static List<LabRun> newest(UUID person, String lab, Paging paging) {
        return LabRun.<LabRun> find("personId = ?1 and labId = ?2 and replayOf is null",
                Sort.descending("createdAt", "id"), person, lab).page(Page.of(paging.page(), paging.size())).list();
    }

    /** Of labs; live cells are no work to come back to. */
    static List<LabRun> newest(UUID person, Paging paging) {
        return LabRun.<LabRun> find("personId = ?1 and labId not like 'cell.%' and replayOf is null",
                Sort.descending("createdAt", "id"), person).page(Page.of(paging.page(), paging.size())).list();
    }

    /** Lab id → when its newest run was made. */
    static Map<String, Instant> lastOfEachLab(UUID person) {
        return getEntityManager()
                .createQuery("""
                        select labId, max(createdAt) from LabRun where personId = :person and replayOf is null
                        group by labId""", Object[].class)
                .setParameter("person", person).getResultStream()
                .collect(Collectors.toMap(row -> (String) row[0], row -> (Instant) row[1]));
    }

    static long countOf(UUID person) {
        return count("personId = ?1 and labId not like 'cell.%' and replayOf is null", person);
    }

    static long countOf(UUID person, String lab) {
        return count("personId = ?1 and labId = ?2 and replayOf is null", person, lab);
    }

    Optional<LabRun> newestReplay() {
        return LabRun.<LabRun> find("replayOf", Sort.descending("createdAt", "id"), id).firstResultOptional();
    }

    static Optional<LabRun> openReplayOf(UUID person) {
        return find("personId = ?1 and replayOf is not null and closedAt is null", person).firstResultOptional();
    }

    static long replaysSince(Instant since, UUID person) {
        return count("personId = ?1 and replayOf is not null and createdAt > ?2", person, since);
    }

    /** The how-manieth run of this person and lab it is, from 1; a replay has the number of the run that it repeats. */
    long number() {
        if (replayOf != null) {
            return LabRun.<LabRun> findById(replayOf).number();
        }
        return count("""
                personId = ?1 and labId = ?2 and replayOf is null
                and (createdAt < ?3 or (createdAt = ?3 and id <= ?4))""", personId, labId, createdAt, id);
    }

    Mode mode() {
        return Mode.ofKey(mode).orElseThrow();
    }
}
