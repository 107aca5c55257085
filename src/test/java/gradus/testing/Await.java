package gradus.testing;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Waits for what another thread does. */
public final class Await {

    private static final Duration MOST = Duration.ofSeconds(20);

    private Await() {
    }

    /** @throws AssertionError if it does not come true within 20 s */
    public static void until(String what, BooleanSupplier condition) {
        until(what, MOST, condition);
    }

    /** @throws AssertionError if it does not come true in time */
    public static void until(String what, Duration most, BooleanSupplier condition) {
        long deadline = System.nanoTime() + most.toNanos();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Waited in vain: " + what);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
        }
    }
}
