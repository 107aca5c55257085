package gradus.organizations;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Who may do what in the organization that is being worked for. */
@ApplicationScoped
public class Memberships {

    private final Clock clock;

    Memberships(Clock clock) {
        this.clock = clock;
    }

    /** The person's roles in this organization; empty for somebody it does not know. */
    @Transactional
    public Set<Role> of(UUID person) {
        var roles = EnumSet.noneOf(Role.class);
        Membership.of(person).forEach(membership -> roles.add(membership.role));
        return roles;
    }

    /** Gives the roles the person does not have yet. Two of these at once for one person: the second one fails. */
    @Transactional
    public void grant(UUID person, Set<Role> roles) {
        var has = of(person);
        for (var role : roles) {
            if (!has.contains(role)) {
                var membership = new Membership();
                membership.id = UUID.randomUUID();
                membership.personId = person;
                membership.role = role;
                membership.createdAt = clock.instant();
                membership.persist();
            }
        }
    }

    /** Takes one role away. Taking what the person does not have changes nothing. */
    @Transactional
    public void revoke(UUID person, Role role) {
        Membership.delete("personId = ?1 and role = ?2", person, role);
    }
}
