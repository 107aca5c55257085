package gradus.identity;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/** Ready once the identity provider has been reached: later it may be away for a while, and public pages still work. */
@Readiness
class IdentityReady implements HealthCheck {

    private final IdentityProbe probe;

    IdentityReady(IdentityProbe probe) {
        this.probe = probe;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identity reached since start").status(probe.reachedOnce()).build();
    }
}
