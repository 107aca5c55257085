package gradus.organizations;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** One role of one person in one organization. */
@Entity
@Table(name = "org_membership")
class Membership extends PanacheEntityBase {

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    public UUID personId;
    @Enumerated(EnumType.STRING)
    public Role role;
    public Instant createdAt;

    static List<Membership> of(UUID person) {
        return list("personId", person);
    }
}
