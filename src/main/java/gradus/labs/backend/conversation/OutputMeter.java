package gradus.labs.backend.conversation;

import java.util.concurrent.atomic.AtomicLong;

/** Counts the raw bytes that one side of a run prints, on both of its streams and over all of its processes. */
public final class OutputMeter {

    private final long limit;
    private final Runnable whenFull;
    private final AtomicLong counted = new AtomicLong();
    private volatile OutputMeter successor; // null until passed on

    /** @param whenFull called once, by the reader that saw the first byte too many */
    public OutputMeter(long limit, Runnable whenFull) {
        this.limit = limit;
        this.whenFull = whenFull;
    }

    /** From now on all bytes count there. */
    public void passTo(OutputMeter other) {
        successor = other;
    }

    /** Whether these bytes are still within the limit. */
    public boolean count(int bytes) {
        var other = successor;
        if (other != null) {
            return other.count(bytes);
        }
        long now = counted.addAndGet(bytes);
        if (now > limit && now - bytes <= limit) {
            whenFull.run();
        }
        return now <= limit;
    }

    public boolean full() {
        var other = successor;
        return other != null ? other.full() : counted.get() > limit;
    }
}
