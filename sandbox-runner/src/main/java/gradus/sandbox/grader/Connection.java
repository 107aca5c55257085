package gradus.sandbox.grader;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Map;

import gradus.grading.Rejected;
import gradus.sandbox.gate.BrokenGate;
import gradus.sandbox.gate.Frame;
import gradus.sandbox.gate.FrameCodec;
import gradus.sandbox.gate.Header;
import gradus.sandbox.gate.TooLarge;
import gradus.sandbox.gate.Value;

/** One learner process, for as long as it is of use. */
final class Connection {

    private static final Duration RELEASE_DEADLINE = Duration.ofSeconds(1);

    private final SocketChannel channel;
    private final Watchdog watchdog;
    private long lastId;
    private long lastHandle;
    private Rejected lost;

    Connection(SocketChannel channel, Watchdog watchdog) {
        this.channel = channel;
        this.watchdog = watchdog;
    }

    /** Why this process is of no more use; null while it is. */
    Rejected lost() {
        return lost;
    }

    /**
     * One call and its answer.
     *
     * @throws Rejected if the process is of no more use, now or since before
     * @throws IllegalArgumentException if the call itself does not fit into a frame
     */
    Header call(Header.Call call, Duration deadline) {
        if (lost != null) {
            throw lost;
        }
        var watch = watchdog.watch(channel, deadline);
        try {
            var answer = exchange(call);
            if (!watch.inTime()) {
                throw lose("late", Map.of("seconds", seconds(deadline)));
            }
            return answer;
        } catch (TooLarge e) {
            watch.inTime();
            throw new IllegalArgumentException(e.getMessage(), e);
        } catch (IOException e) {
            if (!watch.inTime()) {
                throw lose("late", Map.of("seconds", seconds(deadline)));
            }
            throw lose(e instanceof BrokenGate ? "protocol" : "exited", Map.of());
        }
    }

    /** Tells the learner process to forget an object; its answer is not waited for. */
    void release(long handle) {
        if (lost != null) {
            return;
        }
        var watch = watchdog.watch(channel, RELEASE_DEADLINE);
        try {
            FrameCodec.write(channel, new Frame(++lastId, new Header.Release(handle)));
        } catch (IOException e) {
            lost = rejected("exited", Map.of());
        }
        if (!watch.inTime()) {
            lost = rejected("exited", Map.of());
        }
    }

    /** The learner process sees the end of its work. */
    void close() throws IOException {
        channel.close();
    }

    private Header exchange(Header.Call call) throws IOException {
        FrameCodec.write(channel, new Frame(++lastId, call));
        while (true) {
            var frame = FrameCodec.read(channel);
            if (frame.id() > lastId || frame.header() instanceof Header.Call) {
                throw new BrokenGate("No answer to anything that was asked");
            }
            if (frame.id() == lastId) {
                if (frame.header() instanceof Header.Answer(var value)) {
                    requireNewHandles(value);
                }
                return frame.header();
            }
        }
    }

    /** A learner process numbers its objects from 1 upwards; with a number used twice, a release would take both. */
    private void requireNewHandles(Value value) throws BrokenGate {
        var handles = new ArrayList<Long>();
        Conversion.handles(value, handles::add);
        for (long handle : handles) {
            if (handle <= lastHandle) {
                throw new BrokenGate("The handle %d is not a new one".formatted(handle));
            }
            lastHandle = handle;
        }
    }

    private Rejected lose(String key, Map<String, String> values) {
        lost = rejected(key, values);
        try {
            channel.close();
        } catch (IOException e) {
            // it is of no more use either way
            e.printStackTrace();
        }
        return lost;
    }

    private static Rejected rejected(String key, Map<String, String> values) {
        return new Rejected(key, values);
    }

    private static String seconds(Duration deadline) {
        return BigDecimal.valueOf(deadline.toMillis(), 3).stripTrailingZeros().toPlainString();
    }
}
