package gradus.common;

import java.time.Clock;
import java.time.Duration;

import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

import io.quarkus.arc.DefaultBean;

/** The only place that asks the machine for the time. Tests replace the bean by a fixed or a stepping clock. */
@Dependent
class Clocks {

    /** UTC, in the microseconds that PostgreSQL keeps: an instant read back equals the one that was stored. */
    @Produces
    @Singleton
    @DefaultBean
    Clock clock() {
        return Backdating.over(Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000)));
    }
}
