package gradus.labs.workspaces;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import gradus.common.Problem;
import gradus.web.Paging;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import io.quarkus.panache.common.Page;
import io.quarkus.panache.common.Sort;

/** A person's files of a lab at one moment; equal files are kept once. */
@Entity
@Immutable
@Table(name = "lab_snapshot")
class LabSnapshot extends PanacheEntityBase {

    private static final String OWN = "personId = ?1 and labId = ?2 and (?3 = true or keptFor <> 'run')";

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public UUID personId;
    public String labId;
    public String sha256;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> files;
    public Instant createdAt;
    public String keptFor;

    static Optional<LabSnapshot> of(UUID person, String lab, String sha256) {
        return find("personId = ?1 and labId = ?2 and sha256 = ?3", person, lab, sha256).firstResultOptional();
    }

    /** Somebody else's state is a 404: nothing to guess from. */
    static LabSnapshot require(UUID person, String lab, String sha256) {
        return of(person, lab, sha256).orElseThrow(
                () -> new Problem(WorkspaceProblem.SNAPSHOT_NOT_FOUND, "No snapshot of " + lab + " under this address"));
    }

    static List<LabSnapshot> newest(UUID person, String lab, boolean runs, Paging paging) {
        return LabSnapshot.<LabSnapshot> find(OWN, Sort.descending("createdAt", "id"), person, lab, runs)
                .page(Page.of(paging.page(), paging.size())).list();
    }

    static long countOf(UUID person, String lab, boolean runs) {
        return count(OWN, person, lab, runs);
    }

    KeptState shown() {
        return new KeptState(sha256, createdAt, keptFor, Map.copyOf(files));
    }

    /** Keeps the files of a workspace that the caller has locked; returns their address. */
    static String keep(LabWorkspace workspace, Map<String, String> files, KeptFor keptFor, Instant now) {
        var sha256 = ContentHash.of(files);
        if (of(workspace.personId, workspace.labId, sha256).isEmpty()) {
            var snapshot = new LabSnapshot();
            snapshot.id = UUID.randomUUID();
            snapshot.personId = workspace.personId;
            snapshot.labId = workspace.labId;
            snapshot.sha256 = sha256;
            snapshot.files = Map.copyOf(files);
            snapshot.createdAt = now;
            snapshot.keptFor = keptFor.key();
            snapshot.persistAndFlush(); // plain SQL of the same transaction refers to it
        }
        return sha256;
    }
}
