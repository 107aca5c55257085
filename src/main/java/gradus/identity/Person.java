package gradus.identity;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.LockModeType;
import jakarta.persistence.Table;

import org.hibernate.annotations.TenantId;

import gradus.organizations.Role;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;

/** Somebody who has signed in at least once. */
@Entity
@Table(name = "identity_person")
class Person extends PanacheEntityBase {

    @Id
    public UUID id;
    @TenantId
    public String organizationId;
    /** What the identity provider calls the person; never changes. */
    public String subject;
    public String name;
    /** Keys of the realm roles ever seen, separated by commas: each becomes a membership once, when it is first seen. */
    public String seenRoles;
    public Instant createdAt;

    static Optional<Person> ofSubject(String subject) {
        return find("subject", subject).firstResultOptional();
    }

    static List<Person> called(Collection<UUID> ids) {
        return list("id in ?1", ids);
    }

    static Person lock(UUID id) {
        return findById(id, LockModeType.PESSIMISTIC_WRITE);
    }

    Set<Role> seen() {
        return Arrays.stream(seenRoles.split(",")).map(Role::ofKey).flatMap(Optional::stream)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Role.class)));
    }

    static String text(Set<Role> roles) {
        return roles.stream().sorted().map(Role::key).collect(Collectors.joining(","));
    }
}
