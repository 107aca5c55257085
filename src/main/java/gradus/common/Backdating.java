package gradus.common;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.function.Supplier;

/** Work at a moment that has passed, as the invented people of a demonstration did it; for nobody and nothing else. */
public final class Backdating {

    private static final ScopedValue<Instant> MOMENT = ScopedValue.newInstance();

    private Backdating() {
    }

    /** Does the work while every {@link #over} clock shows this moment, on this thread. */
    public static <T> T at(Instant moment, Supplier<T> work) {
        return ScopedValue.where(MOMENT, moment).call(work::get);
    }

    /** Shows the moment that is worked at, else the time of the given clock. */
    public static Clock over(Clock clock) {
        return new Clock() {
            @Override
            public Instant instant() {
                return MOMENT.isBound() ? MOMENT.get() : clock.instant();
            }

            @Override
            public ZoneId getZone() {
                return clock.getZone();
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return over(clock.withZone(zone));
            }
        };
    }
}
