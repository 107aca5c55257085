package gradus.labs.definition;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** What a lab version's own code was compiled to, by one runtime. Never changed; could be made again at any time. */
@Entity
@Table(name = "lab_compiled")
class StoredClasses extends PanacheEntityBase {

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public String sha256; // of the lab version
    public String runtime; // see Backend
    public byte[] classes; // the grader's message, as it was said
    public Instant createdAt;

    static Optional<StoredClasses> of(String sha256, String runtime) {
        return find("sha256 = ?1 and runtime = ?2", sha256, runtime).firstResultOptional();
    }

    /** Keeps them unless some are there already: several runs may have compiled at once. */
    static void keep(String organization, String sha256, String runtime, byte[] classes, Instant now) {
        getEntityManager().createQuery("""
                insert into StoredClasses (id, organizationId, sha256, runtime, classes, createdAt)
                values (:id, :organization, :sha256, :runtime, :classes, :now) on conflict do nothing""")
                .setParameter("id", UUID.randomUUID())
                .setParameter("organization", organization)
                .setParameter("sha256", sha256)
                .setParameter("runtime", runtime)
                .setParameter("classes", classes)
                .setParameter("now", now)
                .executeUpdate();
    }
}
