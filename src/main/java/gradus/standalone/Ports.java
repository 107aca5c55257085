package gradus.standalone;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.ServerSocket;

/** Finds free ports. Another program can still be quicker; then the server that wanted the port says so. */
final class Ports {

    /** The last port number there is. */
    static final int LAST = 65535;

    private Ports() {
    }

    static boolean free(InetAddress address, int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true); // connections of the last run that are still closing do not count
            socket.bind(new InetSocketAddress(address, port));
            return true;
        } catch (IOException taken) {
            return false;
        }
    }

    /** The wished port if it is free, otherwise (and for 0) one that is. */
    static int near(InetAddress address, int wished) {
        if (wished != 0 && free(address, wished)) {
            return wished;
        }
        try (var socket = new ServerSocket(0, 1, address)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new StartFailure("No free port on %s: %s".formatted(address.getHostAddress(), e.getMessage()), e);
        }
    }

    /** A URL that reaches a port from this very machine, whatever address its server listens on. */
    static String localUrl(InetAddress address, int port) {
        var target = address.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : address;
        return "http://%s:%d".formatted(forUrl(target), port);
    }

    /** An address as it stands in a URL. */
    static String forUrl(InetAddress address) {
        var text = address.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    /** The address of this machine that others most likely reach: the first IPv4 address that is not loopback. */
    static InetAddress outwardAddress() {
        try {
            return NetworkInterface.networkInterfaces()
                    .flatMap(NetworkInterface::inetAddresses)
                    .filter(Inet4Address.class::isInstance)
                    .filter(address -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
                    .findFirst()
                    .orElse(InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
