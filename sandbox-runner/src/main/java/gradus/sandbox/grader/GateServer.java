package gradus.sandbox.grader;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

/**
 * Listens for one connection at a time. While it waits for the launcher's word, it takes in whoever knocks and keeps
 * only the newest: a learner process that is about to be replaced can neither fill the queue nor be mistaken for its
 * successor, which knocks last, before any class of the learner's is loaded in it.
 */
final class GateServer {

    /** A process whose launcher says that it is ready has long connected. */
    static final Duration CONNECTED_BEFORE = Duration.ofSeconds(5);

    private final Path path;
    private ServerSocketChannel server;
    private Selector selector;
    private Thread acceptor;
    private volatile boolean stopping;
    private volatile SocketChannel newest;
    private volatile IOException failure;

    GateServer(Path path) {
        this.path = path;
    }

    /** The socket is there when this returns; another user may connect to it. */
    void listen() throws IOException {
        Files.deleteIfExists(path);
        server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        server.bind(UnixDomainSocketAddress.of(path), 1);
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
        server.configureBlocking(false);
        selector = Selector.open();
        server.register(selector, SelectionKey.OP_ACCEPT);
        stopping = false;
        acceptor = Thread.ofPlatform().daemon().name("acceptor").start(this::acceptAll);
    }

    /** The newest connection, waited for at most that long; from now on nobody else can connect. */
    SocketChannel accept(Duration patience) throws IOException, InterruptedException {
        var end = System.nanoTime() + patience.toNanos();
        while (newest == null && failure == null && System.nanoTime() < end) {
            Thread.sleep(1);
        }
        stop();
        acceptPending();
        close();
        if (failure != null) {
            throw failure;
        }
        if (newest == null) {
            throw new IOException("The learner process did not connect");
        }
        var accepted = newest;
        newest = null;
        return accepted;
    }

    private void close() throws IOException {
        selector.close();
        server.close();
        Files.deleteIfExists(path);
    }

    private void stop() throws InterruptedException {
        stopping = true;
        selector.wakeup();
        acceptor.join();
    }

    private void acceptAll() {
        try {
            while (!stopping) {
                selector.select();
                selector.selectedKeys().clear();
                acceptPending();
            }
        } catch (IOException e) {
            failure = e;
        }
    }

    private void acceptPending() throws IOException {
        for (var next = server.accept(); next != null; next = server.accept()) {
            if (newest != null) {
                newest.close();
            }
            newest = next;
        }
    }
}
