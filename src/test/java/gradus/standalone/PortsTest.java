package gradus.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;

class PortsTest {

    private static final InetAddress LOOPBACK = InetAddress.ofLiteral("127.0.0.1");

    @Test
    void aTakenPortIsNotFreeAndAnotherOneIsFound() throws IOException {
        try (var taken = new ServerSocket(0, 1, LOOPBACK)) {
            assertThat(Ports.free(LOOPBACK, taken.getLocalPort())).isFalse();
            assertThat(Ports.near(LOOPBACK, taken.getLocalPort())).isNotEqualTo(taken.getLocalPort()).isPositive();
        }
    }

    @Test
    void aFreePortIsKept() {
        var free = Ports.near(LOOPBACK, 0);

        assertThat(Ports.near(LOOPBACK, free)).isEqualTo(free);
    }

    @Test
    void aServerOnAllAddressesIsReachedOnLoopback() {
        assertThat(Ports.localUrl(InetAddress.ofLiteral("0.0.0.0"), 80)).isEqualTo("http://127.0.0.1:80");
        assertThat(Ports.localUrl(InetAddress.ofLiteral("192.0.2.1"), 80)).isEqualTo("http://192.0.2.1:80");
        assertThat(Ports.localUrl(InetAddress.ofLiteral("::1"), 80)).isEqualTo("http://[0:0:0:0:0:0:0:1]:80");
    }
}
