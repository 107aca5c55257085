package gradus.labs.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import gradus.labs.backend.bubblewrap.HostileGround;

/** Group N: services of this machine, other machines, other labs. What is to be reached exists, or it proves nothing. */
@HostileGroup
class NetworkHostileTest {

    private static Outside outside;
    private static Outcome bare;
    private static Outcome bareAsRoot;
    private static Outcome boxed;

    @BeforeAll
    static void run() throws IOException {
        outside = new Outside();
        Path path = outside.folder.resolve("socket");
        String name = "hostile-" + ProcessHandle.current().pid();
        try (var service = new ServerSocket(0, 8, InetAddress.getLoopbackAddress());
                var resolver = new DatagramSocket(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
                var socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                var holder = outside.start(Order.practice("network-holds").with("abstract", name))) {
            socket.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-rw-rw-"));
            Thread.ofVirtual().start(() -> answer(resolver));
            holder.await("N4");
            var order = Order.practice("network-all").with("port", service.getLocalPort())
                    .with("resolver", resolver.getLocalPort()).with("socket", path).with("abstract", name);
            bare = outside.bare(order);
            bareAsRoot = outside.bareAsRoot(order);
            boxed = HostileGround.run(order).outcome();
        }
    }

    private static void answer(DatagramSocket resolver) {
        try {
            while (true) {
                var question = new DatagramPacket(new byte[64], 64);
                resolver.receive(question);
                resolver.send(question);
            }
        } catch (IOException e) {
            return; // closed
        }
    }

    @AfterAll
    static void leave() {
        outside.close();
    }

    @HostileCase("N1 loopback-service")
    void aServiceOfThisMachineIsNotReached(CaseReport it) {
        it.control(bare);
        it.refused("network namespace", boxed, "ECONNREFUSED");
        it.neighbour(boxed);
    }

    @HostileCase("N2 outbound-metadata")
    void thereIsNoWayToAnotherMachine(CaseReport it) {
        it.control(bare);
        it.refused("network namespace", boxed, "ENETUNREACH");
        it.neighbour(boxed);
    }

    @HostileCase("N3 dns-exfil")
    void aQuestionWithDataInItReachesNoResolver(CaseReport it) {
        it.control(bare);
        it.refused("network namespace", boxed, "ECONNREFUSED", "PortUnreachableException", "ENETUNREACH");
        it.neighbour(boxed);
    }

    @HostileCase("N4 unix-abstract")
    void socketsOfOthersAreNotThere(CaseReport it) {
        it.control(bare);
        it.refused("mounts, network namespace", boxed, "ENOENT", "ECONNREFUSED");
        it.neighbour(boxed);
    }

    @HostileCase("N5 vsock-netlink-packet")
    void otherKindsOfSocketsCannotBeMade(CaseReport it) {
        it.control(bare, bareAsRoot);
        it.refused("seccomp", boxed, "EAFNOSUPPORT");
        it.neighbour(boxed);
    }

    @HostileCase("N6 listen-for-others")
    void oneLabDoesNotReachAnother(CaseReport it) {
        int port = freePort();
        var listens = Order.practice("network-listens").with("meeting", port);
        var connects = Order.practice("network-connects").with("meeting", port);
        try (var first = outside.start(listens)) {
            first.await("N6");
            it.control(outside.bare(connects));
        }
        try (var first = HostileGround.run(listens)) {
            first.await("N6");
            var second = HostileGround.run(connects).outcome();
            it.refused("network namespace", second, "ECONNREFUSED");
            assertThat(first.lastsFor(1)).isTrue();
        }
        it.neighbour(boxed);
    }

    private static int freePort() {
        try (var any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return any.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
