package gradus.identity;

import java.time.Clock;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.organizations.Memberships;
import gradus.organizations.Role;
import gradus.organizations.Tenancy;

/** Makes a person of whoever signs in for the first time, with a membership for each realm role. */
@ApplicationScoped
class People {

    private final Memberships memberships;
    private final Tenancy tenancy;
    private final Clock clock;

    People(Memberships memberships, Tenancy tenancy, Clock clock) {
        this.memberships = memberships;
        this.tenancy = tenancy;
        this.clock = clock;
    }

    /**
     * The person behind a token. A realm role that was not there before becomes a membership; one that has gone closes
     * the doors that ask for it and takes no membership away, since a token may name only some of the roles.
     */
    @Transactional
    UUID meet(String subject, String name, Set<Role> realmRoles) {
        var known = Person.ofSubject(subject);
        if (known.isEmpty()) {
            insertUnlessThere(subject, name);
        }
        var person = known.orElseGet(() -> Person.ofSubject(subject).orElseThrow());
        if (!person.name.equals(name)) {
            person.name = name;
        }
        if (!person.seen().containsAll(realmRoles)) {
            grantNew(person.id, realmRoles);
        }
        return person.id;
    }

    /** @return false if there is such a person: then nothing has changed */
    @Transactional
    boolean welcome(String subject, String name) {
        return insertUnlessThere(subject, name);
    }

    // In one statement, since the first page and its first call may arrive at once.
    private boolean insertUnlessThere(String subject, String name) {
        return Person.getEntityManager().createQuery("""
                insert into Person (id, organizationId, subject, name, seenRoles, createdAt)
                values (:id, :organization, :subject, :name, '', :now) on conflict do nothing""")
                .setParameter("id", UUID.randomUUID())
                .setParameter("organization", tenancy.current())
                .setParameter("subject", subject)
                .setParameter("name", name)
                .setParameter("now", clock.instant())
                .executeUpdate() == 1;
    }

    private void grantNew(UUID id, Set<Role> realmRoles) {
        var person = Person.lock(id);
        Person.getEntityManager().refresh(person); // another request may have been faster
        var fresh = EnumSet.noneOf(Role.class);
        fresh.addAll(realmRoles);
        fresh.removeAll(person.seen());
        memberships.grant(id, fresh);
        fresh.addAll(person.seen());
        person.seenRoles = Person.text(fresh);
    }
}
