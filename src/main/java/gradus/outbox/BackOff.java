package gradus.outbox;

import java.time.Duration;

/** How long a failed event waits: 1 s, 2 s, 4 s …, at most an hour. */
final class BackOff {

    static final Duration MOST = Duration.ofHours(1);

    private BackOff() {
    }

    /** @param failures at least 1 */
    static Duration after(int failures) {
        var doublings = Math.min(failures - 1, 12); // 2^12 s is beyond the hour
        var wait = Duration.ofSeconds(1L << doublings);
        return wait.compareTo(MOST) < 0 ? wait : MOST;
    }
}
