package gradus.labs.runs.queue;

import jakarta.enterprise.context.ApplicationScoped;

import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

import io.smallrye.health.api.Wellness;

/** Reports the runners in {@code /q/health}; without one, everything but runs still works, so readiness ignores it. */
@Wellness
@ApplicationScoped
class RunnersHealth implements HealthCheck {

    private final Runners runners;

    RunnersHealth(Runners runners) {
        this.runners = runners;
    }

    @Override
    public HealthCheckResponse call() {
        var status = runners.status();
        return HealthCheckResponse.named("runners").status(status.ready()).withData("runners", status.runners())
                .withData("slots", status.slots()).withData("findings", String.join("; ", status.findings())).build();
    }
}
