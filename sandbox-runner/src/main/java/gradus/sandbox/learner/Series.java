package gradus.sandbox.learner;

/**
 * Thins one curve: at most 20 points at once, 20 a second at first and fewer the more were told, 2,000 in all. The
 * rate falls with what is left, so that a long run's curve never stops; the last point is always told.
 */
final class Series {

    static final int MOST = 2000;
    private static final double BURST = 20;
    private static final double RATE_PER_SECOND = 20;
    private static final double NANOS_PER_SECOND = 1e9;

    /** Told a point that shall be shown. */
    interface Sink {
        void point(long step, double value);
    }

    private final Sink sink;
    private double tokens = BURST;
    private long refilledAt;
    private int told;
    private boolean pending;
    private long step;
    private double value;

    Series(Sink sink, long nowNanos) {
        this.sink = sink;
        this.refilledAt = nowNanos;
    }

    void add(long newStep, double newValue, long nowNanos) {
        step = newStep;
        value = newValue;
        pending = true;
        tellIfDue(nowNanos);
    }

    /** Tells the newest point if there is one that waits and its time has come. */
    void tellIfDue(long nowNanos) {
        var rate = RATE_PER_SECOND * (1 - (double) told / MOST);
        tokens = Math.min(BURST, tokens + (nowNanos - refilledAt) / NANOS_PER_SECOND * rate);
        refilledAt = nowNanos;
        if (pending && tokens >= 1 && told < MOST - 1) {
            tokens--;
            tell();
        }
    }

    /** The run is over: the newest point is told, whatever the rate. */
    void finish() {
        if (pending) {
            tell();
        }
    }

    private void tell() {
        pending = false;
        told++;
        sink.point(step, value);
    }
}
