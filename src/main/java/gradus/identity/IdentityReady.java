package gradus.identity;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

import gradus.common.Roles;

/**
 * Ready once the identity provider has been reached: later it may be away for a while, and public pages still work.
 * A runner needs none.
 */
@Readiness
class IdentityReady implements HealthCheck {

    private final IdentityProbe probe;
    private final Roles roles;

    IdentityReady(IdentityProbe probe, Roles roles) {
        this.probe = probe;
        this.roles = roles;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identity reached since start").status(!roles.web() || probe.reachedOnce()).build();
    }
}
