package gradus.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicReference;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;

import gradus.common.Backdating;

/** The clock of every {@code @QuarkusTest}: the machine's, until a test steps forward. One that steps back undoes it. */
@Alternative
@Priority(1)
@Singleton
public class SteppingClock extends Clock {

    private final Clock machine = Clock.tick(Clock.systemUTC(), Duration.ofNanos(1000));
    private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);

    /** @param time forward, or negative: back */
    public void step(Duration time) {
        ahead.updateAndGet(before -> before.plus(time));
    }

    @Override
    public Instant instant() {
        return Backdating.over(Clock.offset(machine, ahead.get())).instant();
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("Instants are all there is");
    }
}
