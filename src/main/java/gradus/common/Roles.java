package gradus.common;

import java.util.Set;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/**
 * What this application does. The two roles meet only in rows and notifications of the database, so that each may be a process
 * of its own, with a login of its own.
 */
@ApplicationScoped
public class Roles {

    public enum Role {
        /** Answers people and programs; reads the curriculum, carries out what lies in the outbox, starts no process. */
        WEB,
        /** Takes runs from the queue and starts the sandboxes; sees nothing but them. */
        RUNNER
    }

    private final Set<Role> roles;

    @Inject
    Roles(RolesConfig config) {
        this(config.roles());
    }

    public Roles(Set<Role> roles) {
        this.roles = Set.copyOf(roles);
    }

    public boolean web() {
        return roles.contains(Role.WEB);
    }

    public boolean runner() {
        return roles.contains(Role.RUNNER);
    }
}
