package gradus.labs.backend.bubblewrap.gpu;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.FutureTask;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Does what it is given at once, unless it is stuck, and what is scheduled when a test moves its clock. */
final class HandMovedThread extends AbstractExecutorService implements ScheduledExecutorService {

    private final List<Repeated> scheduled = new ArrayList<>();
    private long now; // ns since it was made
    private boolean stuck;
    private boolean shutDown;

    private final class Repeated extends FutureTask<Void> implements ScheduledFuture<Void> {

        private final long every;
        private long next;

        Repeated(Runnable task, long delay, long every) {
            super(task, null);
            this.next = now + delay;
            this.every = every;
        }

        void runAndGoOn() {
            next += every;
            runAndReset();
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(next - now, TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(getDelay(TimeUnit.NANOSECONDS), other.getDelay(TimeUnit.NANOSECONDS));
        }
    }

    void step(Duration by) {
        long until = now + by.toNanos();
        while (repeats() > 0 && Collections.min(scheduled).next <= until) {
            var task = Collections.min(scheduled);
            now = task.next;
            task.runAndGoOn();
        }
        now = until;
    }

    void stuck() {
        stuck = true;
    }

    /** How many tasks are repeated. */
    int repeats() {
        scheduled.removeIf(FutureTask::isDone);
        return scheduled.size();
    }

    @Override
    public void execute(Runnable task) {
        if (!stuck) {
            task.run();
        }
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable task, long delay, long every, TimeUnit unit) {
        var repeated = new Repeated(task, unit.toNanos(delay), unit.toNanos(every));
        scheduled.add(repeated);
        return repeated;
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable task, long delay, long every, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> task, long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void shutdown() {
        shutDown = true;
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutDown = true;
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutDown;
    }

    @Override
    public boolean isTerminated() {
        return shutDown;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutDown;
    }
}
