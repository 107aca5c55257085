package gradus.labs.definition;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** The ZIP of a lab as it was when a start of the application first saw it. Never changed, never deleted: runs name it. */
@Entity
@Table(name = "lab_version")
class StoredVersion extends PanacheEntityBase {

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public String sha256;
    public String labId;
    public String courseId;
    public byte[] zip;
    public Instant createdAt;

    static Optional<StoredVersion> of(String sha256) {
        return find("sha256", sha256).firstResultOptional();
    }

    /** Keeps the ZIP unless it is there already; in one statement, since several replicas may start at once. */
    static void keep(String organization, LabVersion version, byte[] zip, Instant now) {
        getEntityManager().createQuery("""
                insert into StoredVersion (id, organizationId, sha256, labId, courseId, zip, createdAt)
                values (:id, :organization, :sha256, :lab, :course, :zip, :now) on conflict do nothing""")
                .setParameter("id", UUID.randomUUID())
                .setParameter("organization", organization)
                .setParameter("sha256", version.sha256())
                .setParameter("lab", version.id())
                .setParameter("course", version.course())
                .setParameter("zip", zip)
                .setParameter("now", now)
                .executeUpdate();
    }
}
