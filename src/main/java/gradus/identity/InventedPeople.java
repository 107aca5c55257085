package gradus.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.organizations.Role;
import io.quarkus.security.identity.CurrentIdentityAssociation;
import io.quarkus.security.runtime.QuarkusPrincipal;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;

/** Lets learners who were invented for a demonstration work as everybody does: services ask who it is, and get them. */
@ApplicationScoped
public class InventedPeople {

    private final CurrentIdentityAssociation association;
    private final People people;

    InventedPeople(CurrentIdentityAssociation association, People people) {
        this.association = association;
        this.people = people;
    }

    /**
     * Makes a learner, who is the viewer until the end of {@link gradus.organizations.Tenancy#run}. Everything else that
     * the transaction does is there together with the person, or not at all.
     *
     * @param subject what an account of the same person is called, if there is one
     * @return false if there is such a person already, real or invented: then nobody is made, and nobody is the viewer
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public boolean arrive(String subject, String name) {
        if (!people.welcome(subject, name)) {
            return false;
        }
        association.setIdentity(QuarkusSecurityIdentity.builder().setPrincipal(new QuarkusPrincipal(subject))
                .addRole(Role.LEARNER.key()).addAttribute(Viewer.NAME, name).build());
        return true;
    }
}
