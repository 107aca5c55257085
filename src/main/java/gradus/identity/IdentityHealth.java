package gradus.identity;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

import io.smallrye.health.api.Wellness;

/** Whether people can sign in right now; in {@code /q/health}, without taking the application out of service. */
@Wellness
class IdentityHealth implements HealthCheck {

    private final IdentityProbe probe;

    IdentityHealth(IdentityProbe probe) {
        this.probe = probe;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identity").status(probe.answers()).build();
    }
}
