package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

/**
 * What could not be given back: a process that does not end, a folder or a control group that cannot be removed. Nothing of
 * it is used again, and each takes the slot or the GPU that it had with it, since what is left may still use them. It is
 * cleaned again from time to time; what it took comes back when that worked.
 */
final class Quarantine implements AutoCloseable {

    /** What was set aside. */
    interface Held {

        /** For operators: what it took with it, and whose it was. */
        String describe();

        /** Whether it had one of the slots, and not a GPU. */
        boolean inSlot();

        /** Goes on with what is left to do; whoever is cleaned can be forgotten. */
        void clean() throws IOException;
    }

    /** Runs that may go on at once. */
    static final class Slots extends Semaphore {

        private static final long serialVersionUID = 1;

        Slots(int slots) {
            super(slots, true);
        }

        /** One fewer, as soon as one is free. */
        private void less() {
            reducePermits(1);
        }
    }

    private static final Logger LOG = Logger.getLogger(Quarantine.class);
    private static final long BETWEEN_SECONDS = 15;

    private final Slots slots;
    private final Map<Held, String> held = new LinkedHashMap<>(); // with the reason; guarded by this
    private ScheduledExecutorService janitor; // null until something is held; guarded by this

    Quarantine(Slots slots) {
        this.slots = slots;
    }

    synchronized void take(Held left, Exception why) {
        LOG.errorf(why, "Set aside until it can be cleaned: %s", left.describe());
        held.put(left, why.getMessage() == null ? why.toString() : why.getMessage());
        if (left.inSlot()) {
            slots.less();
        }
        if (janitor == null) {
            janitor = Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("sandbox-janitor").factory());
            janitor.scheduleWithFixedDelay(this::clean, BETWEEN_SECONDS, BETWEEN_SECONDS, TimeUnit.SECONDS);
        }
    }

    /** How many slots are out of use. */
    synchronized int slots() {
        return (int) held.keySet().stream().filter(Held::inSlot).count();
    }

    /** One line for each; English, for operators. */
    synchronized List<String> findings() {
        return held.entrySet().stream()
                .map(each -> "set aside until it can be cleaned: %s: %s".formatted(each.getKey().describe(), each.getValue()))
                .toList();
    }

    /** Tries all of them once more. */
    void clean() {
        List<Held> all;
        synchronized (this) {
            all = List.copyOf(held.keySet());
        }
        for (var left : all) {
            try {
                left.clean();
                release(left);
            } catch (IOException | RuntimeException e) {
                LOG.debugf(e, "Still not clean: %s", left.describe());
            }
        }
    }

    private synchronized void release(Held left) {
        if (held.remove(left) == null) {
            return;
        }
        if (left.inSlot()) {
            slots.release();
        }
        LOG.infof("Cleaned and in use again: %s", left.describe());
    }

    /** Nothing is cleaned any more; the next start of an application does what is left. */
    @Override
    public synchronized void close() {
        if (janitor != null) {
            janitor.shutdownNow();
        }
    }
}
