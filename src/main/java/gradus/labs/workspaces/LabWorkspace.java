package gradus.labs.workspaces;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.annotations.TenantId;
import org.hibernate.type.SqlTypes;

import gradus.labs.definition.LabVersion;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A person's files of a lab, and their seed. Locked while it changes, so that saves come one after the other. */
@Entity
@Table(name = "lab_workspace")
class LabWorkspace extends PanacheEntityBase {

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public UUID personId;
    public String labId;
    public long seed;
    @JdbcTypeCode(SqlTypes.JSON)
    public Map<String, String> files; // null until the first save
    public long revision;
    public Instant createdAt;
    public Instant savedAt; // null until the first save
    public String formerSha256; // null while nothing was reset or restored, as the next two
    public Instant replacedAt;
    public String replacedBy;

    static Optional<LabWorkspace> of(UUID person, String lab) {
        return find("personId = ?1 and labId = ?2", person, lab).firstResultOptional();
    }

    static LabWorkspace locked(UUID person, String lab) {
        return LabWorkspace.<LabWorkspace> find("personId = ?1 and labId = ?2", person, lab)
                .withLock(LockModeType.PESSIMISTIC_WRITE).firstResult();
    }

    /** Makes the row unless it is there; in one statement, since two tabs may open a lab at once. */
    static void make(String organization, UUID person, String lab, long seed, Instant now) {
        getEntityManager().createQuery("""
                insert into LabWorkspace (id, organizationId, personId, labId, seed, revision, createdAt)
                values (:id, :organization, :person, :lab, :seed, 0, :now) on conflict do nothing""")
                .setParameter("id", UUID.randomUUID())
                .setParameter("organization", organization)
                .setParameter("person", person)
                .setParameter("lab", lab)
                .setParameter("seed", seed)
                .setParameter("now", now)
                .executeUpdate();
    }

    /** What was saved; where the lab has an editable file that was not, its starter. */
    Map<String, String> filesFor(LabVersion lab) {
        return completed(files == null ? Map.of() : files, lab, Map.of());
    }

    /** The given files; where the lab has an editable file that is not among them, it stays as it is. */
    Map<String, String> completedBy(Map<String, String> given, LabVersion lab) {
        return completed(given, lab, filesFor(lab));
    }

    void save(Map<String, String> complete, Instant now) {
        if (complete.equals(files)) {
            return;
        }
        files = complete;
        revision++;
        savedAt = now;
    }

    /** Other files take the place of these, which the caller has kept as a snapshot. */
    void replace(Map<String, String> complete, String former, Workspace.By by, Instant now) {
        save(complete, now);
        formerSha256 = former;
        replacedAt = now;
        replacedBy = by.key();
    }

    void forgetFormer() {
        formerSha256 = null;
        replacedAt = null;
        replacedBy = null;
    }

    Workspace.Former former() {
        return formerSha256 == null ? null : new Workspace.Former(formerSha256, replacedAt, replacedBy);
    }

    /** The lab's own files. */
    static Map<String, String> starter(LabVersion lab) {
        return completed(Map.of(), lab, Map.of());
    }

    /** A kept state as the lab's files are today: what has become read-only is not in it, what is new is. */
    static Map<String, String> fitted(Map<String, String> kept, LabVersion lab) {
        return completed(kept, lab, Map.of());
    }

    private static Map<String, String> completed(Map<String, String> given, LabVersion lab, Map<String, String> rest) {
        var complete = new TreeMap<>(given);
        lab.files().stream().filter(file -> !file.readOnly())
                .forEach(file -> complete.putIfAbsent(file.name(), rest.getOrDefault(file.name(), file.text())));
        lab.files().stream().filter(LabVersion.SourceFile::readOnly).forEach(file -> complete.remove(file.name()));
        return complete;
    }
}
