package gradus.sandbox;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Arrays;

/**
 * Tries to get out of the place where learners' code runs, to addresses that do answer elsewhere. A network policy that a
 * cluster's network ignores looks the same as one that holds; only this tells them apart.
 */
public final class EgressProbe {

    static final int NOTHING_REACHED = 0;
    static final int REACHED = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(3);
    private static final int DNS_PORT = 53;
    /** A question for the root's name servers: any resolver answers it. */
    private static final byte[] DNS_QUESTION = { 0x47, 0x52, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 2, 0, 1 };

    private EgressProbe() {
    }

    /**
     * Prints a line for each address and ends with 0 if none was reached, 3 if one was.
     *
     * @param addresses {@code tcp:HOST:PORT}, {@code dns:HOST} (asked by UDP) or {@code name:NAME} (to be resolved)
     */
    public static void main(String[] addresses) {
        Runtime.getRuntime().halt(run(addresses) ? REACHED : NOTHING_REACHED);
    }

    /** @return whether one was reached */
    static boolean run(String... addresses) {
        var reached = Arrays.stream(addresses).parallel().map(EgressProbe::told).toList();
        reached.forEach(System.out::println);
        return reached.stream().anyMatch(line -> line.startsWith("REACHED "));
    }

    private static String told(String address) {
        try {
            reach(address);
            return "REACHED " + address;
        } catch (IOException e) {
            return "closed " + address + " (" + e.getClass().getSimpleName() + ")";
        }
    }

    private static void reach(String address) throws IOException {
        var kind = address.substring(0, address.indexOf(':'));
        var target = address.substring(kind.length() + 1);
        switch (kind) {
            case "tcp" -> connect(target);
            case "dns" -> ask(target);
            case "name" -> resolve(target);
            default -> throw new IllegalArgumentException("Neither tcp, dns nor name: " + address);
        }
    }

    private static void connect(String target) throws IOException {
        var colon = target.lastIndexOf(':');
        var port = Integer.parseInt(target.substring(colon + 1));
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(target.substring(0, colon), port), (int) PATIENCE.toMillis());
        }
    }

    private static void ask(String resolver) throws IOException {
        var colon = resolver.indexOf('#'); // a port of its own, for tests
        var host = colon < 0 ? resolver : resolver.substring(0, colon);
        var port = colon < 0 ? DNS_PORT : Integer.parseInt(resolver.substring(colon + 1));
        try (var socket = new DatagramSocket()) {
            socket.setSoTimeout((int) PATIENCE.toMillis());
            socket.connect(new InetSocketAddress(host, port));
            socket.send(new DatagramPacket(DNS_QUESTION, DNS_QUESTION.length));
            socket.receive(new DatagramPacket(new byte[512], 512));
        }
    }

    private static void resolve(String name) throws UnknownHostException {
        InetAddress.getByName(name);
    }
}
