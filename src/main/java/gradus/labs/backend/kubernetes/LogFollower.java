package gradus.labs.backend.kubernetes;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.function.BooleanSupplier;

import gradus.labs.backend.conversation.LineReader;
import gradus.labs.backend.conversation.OutputMeter;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;

/**
 * Reads the log of one container to its end, every line exactly once. A connection may break at any time: then it goes on
 * from the last line's time, and leaves out what it has told. Only a log read after the container's end, without a
 * break, is complete.
 */
final class LogFollower implements AutoCloseable {

    /** Told on the follower's thread; may block it. */
    interface Listener {
        void line(String container, String line) throws InterruptedException;

        /** So many bytes came that it cannot be a log. */
        void flooded(String container);

        /** The container has ended, and all that it printed was told. */
        void ended(String container) throws InterruptedException;
    }

    private static final Duration PAUSE = Duration.ofMillis(200);
    /** Of one connection: the largest log that is allowed, in lines of two bytes, each with its time before it. */
    private static final long MOST_RAW_BYTES = 1024L * 1024 * 1024;

    private final Cluster cluster;
    private final String pod;
    private final String container;
    private final BooleanSupplier over;
    private final OutputMeter meter;
    private final Listener listener;
    private Instant last; // of the last line told; null before the first
    private int atLast; // lines told that bear this time
    private int skip; // of them, still to be left out after a break
    private volatile boolean closed;
    private volatile LogWatch open;

    /**
     * @param over whether the container has ended
     * @param meter counts what the container printed
     */
    LogFollower(Cluster cluster, String pod, String container, BooleanSupplier over, OutputMeter meter,
            Listener listener) {
        this.cluster = cluster;
        this.pod = pod;
        this.container = container;
        this.over = over;
        this.meter = meter;
        this.listener = listener;
    }

    void start() {
        Thread.ofPlatform().daemon().name("log-" + pod + "-" + container).start(() -> {
            try {
                follow();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        });
    }

    private void follow() throws InterruptedException {
        while (!closed) {
            if (over.getAsBoolean()) {
                if (readRest()) {
                    listener.ended(container);
                    return;
                }
            } else {
                readOn();
            }
            Thread.sleep(PAUSE);
        }
    }

    /** Until the connection ends, for whatever reason. A line without an end is read again. */
    private void readOn() throws InterruptedException {
        try (var watch = cluster.follow(pod, container, last)) {
            open = watch;
            if (!closed) {
                read(watch.getOutput(), false);
            }
        } catch (IOException | KubernetesClientException e) {
            // it broke; the next try goes on from the last line
        } finally {
            open = null;
        }
    }

    /** @return whether that was all */
    private boolean readRest() throws InterruptedException {
        try (var rest = cluster.rest(pod, container, last)) {
            if (rest == null) {
                return false;
            }
            read(rest, true);
            return true;
        } catch (IOException | KubernetesClientException e) {
            return false;
        }
    }

    private void read(InputStream in, boolean toTheEnd) throws IOException, InterruptedException {
        skip = atLast;
        new LineReader(in, new OutputMeter(MOST_RAW_BYTES, () -> listener.flooded(container)), this::take)
                .drain(toTheEnd);
    }

    private void take(String line) throws InterruptedException {
        int blank = line.indexOf(' ');
        var time = time(blank < 0 ? line : line.substring(0, blank));
        if (time == null) {
            tell(line);
            return;
        }
        if (last != null && time.isBefore(last) || time.equals(last) && skip-- > 0) {
            return;
        }
        atLast = time.equals(last) ? atLast + 1 : 1;
        last = time;
        tell(blank < 0 ? "" : line.substring(blank + 1));
    }

    private void tell(String line) throws InterruptedException {
        if (meter.count(line.getBytes(StandardCharsets.UTF_8).length + 1)) {
            listener.line(container, line);
        }
    }

    private static Instant time(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    @Override
    public void close() {
        closed = true;
        var watch = open;
        if (watch != null) {
            watch.close();
        }
    }
}
