package gradus.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

/** What the probe says where there is a way out, and where there is none. */
class EgressProbeTest {

    @Test
    void aServerThatAnswersIsReached() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(EgressProbe.run("tcp:127.0.0.1:" + server.getLocalPort())).isTrue();
        }
    }

    @Test
    void aResolverThatAnswersIsReached() throws IOException {
        try (var resolver = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0))) {
            Thread.ofPlatform().daemon().start(() -> echo(resolver));
            assertThat(EgressProbe.run("dns:127.0.0.1#" + resolver.getLocalPort())).isTrue();
        }
    }

    @Test
    void aNameThatResolvesIsReached() {
        assertThat(EgressProbe.run("name:localhost")).isTrue();
    }

    @Test
    void oneOfSeveralIsEnough() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(EgressProbe.run("name:gradus.invalid", "tcp:127.0.0.1:" + server.getLocalPort())).isTrue();
        }
    }

    @Test
    void nothingThatAnswersIsNothingReached() throws IOException {
        int free;
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            free = server.getLocalPort();
        }
        assertThat(EgressProbe.run("tcp:127.0.0.1:" + free, "dns:127.0.0.1#" + free, "name:gradus.invalid")).isFalse();
    }

    private static void echo(DatagramSocket resolver) {
        try {
            var question = new DatagramPacket(new byte[512], 512);
            resolver.receive(question);
            resolver.send(question);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
