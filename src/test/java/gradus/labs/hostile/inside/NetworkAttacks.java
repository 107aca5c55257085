package gradus.labs.hostile.inside;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

/** Group N. Nothing leaves the machine: a datagram socket that connects asks for a route and sends nothing. */
final class NetworkAttacks {

    private static final int MILLIS = 1000;
    private static final int STREAM = 1;
    private static final int RAW = 3;

    private NetworkAttacks() {
    }

    static void run(String script, Attempts attempts) throws Exception {
        switch (script) {
            case "network-all" -> all(attempts);
            case "network-listens" -> listen(attempts);
            case "network-connects" -> attempts.attack("N6", "the neighbour's port",
                    () -> connect((int) attempts.number("meeting")));
            case "network-holds" -> hold(attempts);
            default -> throw new IllegalArgumentException(script);
        }
    }

    private static void all(Attempts attempts) {
        attempts.attack("N1", "loopback", () -> connect((int) attempts.number("port")));
        attempts.attack("N2", "another host", () -> route("198.51.100.1"));
        attempts.attack("N2", "metadata service", () -> route("169.254.169.254"));
        attempts.attack("N3", "a question with data in it", () -> ask((int) attempts.number("resolver")));
        attempts.attack("N4", "socket in a folder", () -> {
            try (var channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
                channel.connect(UnixDomainSocketAddress.of(attempts.place("socket")));
                return "connected";
            }
        });
        attempts.attack("N4", "abstract socket", () -> {
            long descriptor = Native.call("socket", 1, STREAM, 0);
            Native.call("connect", descriptor, address(attempts.place("abstract")), 2 + 1 + attempts
                    .place("abstract").length());
            return "connected";
        });
        attempts.attack("N5", "netlink", () -> socket(16, RAW));
        attempts.attack("N5", "vsock", () -> socket(40, STREAM));
        attempts.attack("N5", "packet", () -> socket(17, RAW));
        for (String id : new String[] { "N1", "N2", "N3", "N4", "N5", "N6" }) {
            attempts.honest(id, NetworkAttacks::itself);
        }
    }

    private static void listen(Attempts attempts) throws IOException {
        try (var server = new ServerSocket((int) attempts.number("meeting"), 1, InetAddress.getLoopbackAddress())) {
            attempts.say("N6", "listens", "fine", "waits");
            server.setSoTimeout(60_000);
            server.accept().close();
        }
    }

    /** Holds an abstract socket, for the control. */
    private static void hold(Attempts attempts) throws Exception {
        try {
            long descriptor = Native.call("socket", 1, STREAM, 0);
            Native.call("bind", descriptor, address(attempts.place("abstract")),
                    2 + 1 + attempts.place("abstract").length());
            Native.call("listen", descriptor, 8);
        } catch (Throwable e) {
            throw new IllegalStateException(e);
        }
        attempts.say("N4", "holds", "fine", "waits");
        Thread.sleep(120_000);
    }

    private static long address(String name) {
        var address = Native.memory(110);
        address.set(java.lang.foreign.ValueLayout.JAVA_SHORT, 0, (short) 1);
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < bytes.length; i++) {
            address.set(java.lang.foreign.ValueLayout.JAVA_BYTE, 3 + i, bytes[i]);
        }
        return address.address();
    }

    private static String socket(int family, int type) throws Throwable {
        Native.call("socket", family, type, 0);
        return "made";
    }

    private static String connect(int port) throws IOException {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress("127.0.0.1", port), MILLIS);
            return "connected";
        }
    }

    private static String route(String host) throws IOException {
        try (var socket = new DatagramSocket()) {
            socket.connect(new InetSocketAddress(host, 9));
            return "a route exists";
        } catch (java.io.UncheckedIOException e) {
            throw e.getCause();
        }
    }

    private static String ask(int resolver) throws IOException {
        byte[] question = "secret.example.org".getBytes(StandardCharsets.US_ASCII);
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout(MILLIS);
            socket.connect(new InetSocketAddress("127.0.0.1", resolver));
            socket.send(new DatagramPacket(question, question.length));
            var answer = new DatagramPacket(new byte[64], 64);
            socket.receive(answer);
            return "answered";
        }
    }

    /** A lab that speaks to itself over loopback. */
    private static String itself() throws IOException {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                var client = new Socket(server.getInetAddress(), server.getLocalPort());
                var accepted = server.accept()) {
            return "speaks to itself";
        }
    }
}
