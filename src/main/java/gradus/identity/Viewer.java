package gradus.identity;

import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Named;

import org.eclipse.microprofile.jwt.JsonWebToken;

import gradus.organizations.Memberships;
import gradus.organizations.Role;
import gradus.organizations.Tenancy;
import gradus.web.Visitor;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationCompletionException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.identity.SecurityIdentity;

/** Who makes this request. On public pages it may be nobody. */
@Named("visitor")
@RequestScoped
public class Viewer implements Visitor {

    /** The attribute that names somebody who has no token. */
    static final String NAME = "name";

    private final CurrentIdentityAssociation association;
    private final People people;
    private final Memberships memberships;
    private final Tenancy tenancy;

    private UUID id;
    private Set<Role> roles;

    Viewer(CurrentIdentityAssociation association, People people, Memberships memberships, Tenancy tenancy) {
        this.association = association;
        this.people = people;
        this.memberships = memberships;
        this.tenancy = tenancy;
    }

    @Override
    public boolean signedIn() {
        return identity().isPresent();
    }

    @Override
    public String name() {
        return identity().map(Viewer::name).orElse("");
    }

    @Override
    public String subject() {
        return identity().map(Viewer::subject).orElse("");
    }

    @Override
    public boolean operator() {
        return identity().map(identity -> identity.hasRole(Role.OPERATOR.key())).orElse(false);
    }

    /** The organization the request is for. */
    public String organization() {
        return tenancy.current();
    }

    /**
     * The person's id, which never changes.
     *
     * @throws UnauthorizedException if nobody is signed in: a program is told with status 401, a browser signs in and
     *         comes back
     */
    public UUID id() {
        if (id == null) {
            var identity = identity().orElseThrow(UnauthorizedException::new);
            id = people.meet(subject(identity), name(identity), realmRoles(identity));
        }
        return id;
    }

    /** Whether the person has this role in the organization: what services ask. Nobody has no role. */
    public boolean has(Role role) {
        if (!signedIn()) {
            return false;
        }
        if (roles == null) {
            roles = memberships.of(id());
        }
        return roles.contains(role);
    }

    // A session that has just failed is nobody: public pages stay open, others ask to sign in.
    private Optional<SecurityIdentity> identity() {
        try {
            return Optional.of(association.getIdentity()).filter(identity -> !identity.isAnonymous());
        } catch (AuthenticationFailedException | AuthenticationCompletionException | OIDCException failed) {
            return Optional.empty();
        }
    }

    private static String subject(SecurityIdentity identity) {
        return token(identity).map(JsonWebToken::getSubject).orElseGet(() -> identity.getPrincipal().getName());
    }

    private static String name(SecurityIdentity identity) {
        return token(identity).map(token -> token.<String> getClaim("name"))
                .or(() -> Optional.ofNullable(identity.<String> getAttribute(NAME)))
                .orElseGet(() -> identity.getPrincipal().getName());
    }

    private static Set<Role> realmRoles(SecurityIdentity identity) {
        return identity.getRoles().stream().map(Role::ofKey).flatMap(Optional::stream).collect(Collectors.toSet());
    }

    private static Optional<JsonWebToken> token(SecurityIdentity identity) {
        return identity.getPrincipal() instanceof JsonWebToken token ? Optional.of(token) : Optional.empty();
    }
}
