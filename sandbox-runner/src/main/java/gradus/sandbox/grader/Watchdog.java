package gradus.sandbox.grader;

import java.io.IOException;
import java.nio.channels.Channel;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Closes a channel when its time is up, which is the only thing that wakes a thread blocked in reading from it or
 * writing to it: these channels know no time-outs.
 */
final class Watchdog {

    private final ScheduledThreadPoolExecutor clock = new ScheduledThreadPoolExecutor(1,
            task -> Thread.ofPlatform().daemon().name("watchdog").unstarted(task));

    Watchdog() {
        clock.setRemoveOnCancelPolicy(true);
    }

    /** One guarded piece of work. */
    final class Watch {

        private enum State {
            WATCHING,
            DONE,
            BITTEN
        }

        private final AtomicReference<State> state = new AtomicReference<>(State.WATCHING);

        private final Future<?> bite;

        private Watch(Channel channel, Duration deadline) {
            bite = clock.schedule(() -> bite(channel), deadline.toMillis(), TimeUnit.MILLISECONDS);
        }

        /** Ends the watch. False if the time was up before: the channel is closed, the work came too late. */
        boolean inTime() {
            bite.cancel(false);
            return state.compareAndSet(State.WATCHING, State.DONE) || state.get() == State.DONE;
        }

        private void bite(Channel channel) {
            if (state.compareAndSet(State.WATCHING, State.BITTEN)) {
                try {
                    channel.close();
                } catch (IOException e) {
                    // it is closed all the same
                    e.printStackTrace();
                }
            }
        }
    }

    Watch watch(Channel channel, Duration deadline) {
        return new Watch(channel, deadline);
    }
}
