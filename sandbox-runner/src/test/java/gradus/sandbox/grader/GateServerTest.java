package gradus.sandbox.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GateServerTest {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    private Path path;
    private GateServer server;

    @BeforeEach
    void listen() throws IOException {
        path = folder.resolve("s");
        server = new GateServer(path);
        server.listen();
    }

    @Test
    void anotherUserMayConnect() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path))).isEqualTo("rw-rw-rw-");
    }

    @Test
    void theNewestOfManyIsTakenAndThenNobodyElse() throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            connect();
        }
        var newest = connect();
        try (var accepted = server.accept(PATIENCE)) {
            newest.write(ByteBuffer.wrap(new byte[] { 42 }));
            var received = ByteBuffer.allocate(1);
            accepted.read(received);
            assertThat(received.get(0)).isEqualTo((byte) 42);
            assertThatThrownBy(this::connect).isInstanceOf(IOException.class);
            assertThat(path).doesNotExist();
        }
    }

    @Test
    void itListensAgainAfterwards() throws IOException, InterruptedException {
        connect();
        server.accept(PATIENCE).close();
        server.listen();
        connect();
        server.accept(PATIENCE).close();
    }

    @Test
    void nobodyIsNoConnection() {
        assertThatThrownBy(() -> server.accept(Duration.ofMillis(50))).isInstanceOf(IOException.class)
                .hasMessage("The learner process did not connect");
    }

    private SocketChannel connect() throws IOException {
        var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        channel.connect(UnixDomainSocketAddress.of(path));
        return channel;
    }
}
