package gradus.placement;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** How somebody last did in the placement check; what was answered lies with the other answers. */
@Entity
@Table(name = "placement_result")
class PlacementResult extends PanacheEntityBase {

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public UUID personId;
    public int variant; // of the numbers
    public UUID[] missed; // items not answered right; what has left the bank since no longer counts
    public Instant takenAt;

    static Optional<PlacementResult> of(UUID person) {
        return find("personId", person).firstResultOptional();
    }

    /** Makes the row unless it is there; in one statement, since a button may be pressed twice. */
    static void make(String organization, UUID person, Instant now) {
        getEntityManager().createQuery("""
                insert into PlacementResult (id, organizationId, personId, variant, takenAt)
                values (:id, :organization, :person, 0, :now) on conflict do nothing""")
                .setParameter("id", UUID.randomUUID())
                .setParameter("organization", organization)
                .setParameter("person", person)
                .setParameter("now", now)
                .executeUpdate();
    }
}
