package gradus.labs.backend.kubernetes;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Stands before a server and loses answers: the server has done what was asked, the client sees a connection that ended.
 */
final class LossyLine implements AutoCloseable {

    private static final int CHUNK = 64 * 1024;

    private final int to;
    private final ServerSocket listening;
    private final Map<String, AtomicInteger> losses = new ConcurrentHashMap<>();
    private final AtomicInteger lost = new AtomicInteger();

    LossyLine(int to) throws IOException {
        this.to = to;
        this.listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("lossy-line").start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    /** Loses the answers to the next so many requests that begin so, such as {@code POST /apis/batch}. */
    void lose(String beginning, int times) {
        losses.put(beginning, new AtomicInteger(times));
    }

    /** Answers lost. */
    int lost() {
        return lost.get();
    }

    private void accept() {
        while (!listening.isClosed()) {
            try {
                var client = listening.accept();
                new Line(client, new Socket(InetAddress.getLoopbackAddress(), to)).start();
            } catch (IOException e) {
                // closed, or a server that is gone: the client finds out
            }
        }
    }

    private final class Line {

        private final Socket client;
        private final Socket server;
        private volatile boolean losing;

        Line(Socket client, Socket server) {
            this.client = client;
            this.server = server;
        }

        void start() {
            Thread.ofPlatform().daemon().start(() -> carry(client, server));
            Thread.ofPlatform().daemon().start(() -> carry(server, client));
        }

        private void carry(Socket from, Socket into) {
            try (from; into; var in = from.getInputStream(); OutputStream out = into.getOutputStream()) {
                var bytes = new byte[CHUNK];
                for (int n = in.read(bytes); n >= 0; n = in.read(bytes)) {
                    if (from == client) {
                        losing |= asked(new String(bytes, 0, n, StandardCharsets.ISO_8859_1));
                    } else if (losing) {
                        lost.incrementAndGet();
                        return;
                    }
                    out.write(bytes, 0, n);
                }
            } catch (IOException e) {
                // one side has gone, and with it this line
            }
        }

        private boolean asked(String request) {
            return losses.entrySet().stream().anyMatch(loss -> request.startsWith(loss.getKey())
                    && loss.getValue().getAndUpdate(left -> Math.max(0, left - 1)) > 0);
        }
    }

    @Override
    public void close() {
        try {
            listening.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
