package gradus.identity;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

import gradus.common.Roles;
import io.smallrye.health.api.Wellness;

/** Whether people can sign in right now; in {@code /q/health}, without taking the application out of service. */
@Wellness
class IdentityHealth implements HealthCheck {

    private final IdentityProbe probe;
    private final Roles roles;

    IdentityHealth(IdentityProbe probe, Roles roles) {
        this.probe = probe;
        this.roles = roles;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identity").status(!roles.web() || probe.answers()).build();
    }
}
