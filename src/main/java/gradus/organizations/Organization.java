package gradus.organizations;

import java.time.Instant;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** A school, a company, a club: owner of everything its people make. Itself owned by nobody. */
@Entity
@Table(name = "org_organization")
class Organization extends PanacheEntityBase {

    /** 1 to 40 of a-z, 0-9 and hyphens, starting with a letter; the same limit as in the database. */
    static final String ID = "[a-z][a-z0-9-]{0,39}";

    @Id
    public String id;
    public Instant createdAt;
}
