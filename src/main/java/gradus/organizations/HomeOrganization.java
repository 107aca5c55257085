package gradus.organizations;

import java.time.Clock;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import gradus.common.Roles;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;

/** Makes the organization this installation serves, if it is not there yet, before any other module starts. */
@ApplicationScoped
class HomeOrganization {

    private static final Logger LOG = Logger.getLogger(HomeOrganization.class);

    private final Tenancy tenancy;
    private final Roles roles;
    private final Clock clock;

    HomeOrganization(Tenancy tenancy, Roles roles, Clock clock) {
        this.tenancy = tenancy;
        this.roles = roles;
        this.clock = clock;
    }

    void make(@Observes @Priority(1) StartupEvent event) {
        if (!roles.web()) {
            return;
        }
        tenancy.run(tenancy.home(), () -> QuarkusTransaction.requiringNew().run(() -> make(tenancy.home())));
    }

    private void make(String id) {
        // In one statement, since several replicas may start on an empty database at once.
        var made = Organization.getEntityManager()
                .createQuery("insert into Organization (id, createdAt) values (:id, :now) on conflict do nothing")
                .setParameter("id", id)
                .setParameter("now", clock.instant())
                .executeUpdate();
        if (made == 1) {
            LOG.infof("Made the organization %s", id);
        }
    }
}
