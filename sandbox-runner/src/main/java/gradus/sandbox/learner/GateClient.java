package gradus.sandbox.learner;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Connects to the grader, which may not listen yet. */
final class GateClient {

    private static final Duration PAUSE = Duration.ofMillis(10);

    private GateClient() {
    }

    /** @throws IOException the last reason, when nobody listened in that time */
    static SocketChannel connect(Path gate, Duration patience) throws IOException, InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (true) {
            var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
            try {
                channel.connect(UnixDomainSocketAddress.of(gate));
                return channel;
            } catch (IOException e) {
                channel.close();
                if (System.nanoTime() >= end) {
                    throw e;
                }
            }
            Thread.sleep(PAUSE);
        }
    }
}
