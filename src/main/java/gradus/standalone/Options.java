package gradus.standalone;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;

/**
 * What {@code ./gradus run} was asked to do.
 *
 * @param home the checkout, where the built application and the curriculum lie
 * @param data the one folder of everything that must last
 * @param port where the application listens, 1 to 65535
 * @param address where the application and Keycloak listen; loopback as long as everybody knows the demo's passwords
 * @param demo which demo accounts there are
 * @param environment more variables for the application, over those the starter sets; for tests
 */
public record Options(Path home, Path data, int port, InetAddress address, Demo demo,
        Map<String, String> environment) {

    static final String USAGE = """
            ./gradus run [--port 8080] [--data DIR] [--demo-public | --no-demo] [--address A]

              --port N       where the application listens (default 8080)
              --data DIR     the one folder of everything that lasts (default .gradus in the checkout)
              --demo-public  give the demo accounts random passwords and print them
              --no-demo      no demo accounts and no demo data; the first operator's password is printed once
              --address A    the IP address to listen on (default 127.0.0.1); any other needs --demo-public or --no-demo""";

    private static final int DEFAULT_PORT = 8080;

    public Options {
        if (port < 1 || port > Ports.LAST) {
            throw new StartFailure("--port takes a number from 1 to 65535, not %d.".formatted(port));
        }
        if (!address.isLoopbackAddress() && demo == Demo.KNOWN_PASSWORDS) {
            throw new StartFailure("""
                    Not listening on %s: everybody knows the passwords of the demo accounts.
                    With --demo-public they get random passwords, with --no-demo there are none;
                    either allows this address."""
                    .formatted(address.getHostAddress()));
        }
    }

    /** The options of a start that is only for this machine. */
    public static Options local(Path home, Path data, int port, Map<String, String> environment) {
        return new Options(home, data, port, InetAddress.ofLiteral("127.0.0.1"), Demo.KNOWN_PASSWORDS, environment);
    }

    /**
     * Reads the arguments that follow {@code ./gradus run}.
     *
     * @param here the folder that a relative {@code --data} starts from
     * @throws StartFailure naming the argument that is wrong
     */
    static Options parse(Path home, Path here, List<String> arguments) {
        var data = home.resolve(".gradus");
        var port = DEFAULT_PORT;
        var address = InetAddress.ofLiteral("127.0.0.1");
        var demo = Demo.KNOWN_PASSWORDS;
        for (var rest = arguments.iterator(); rest.hasNext();) {
            var argument = rest.next();
            switch (argument) {
                case "--data" -> data = here.resolve(value(argument, rest));
                case "--port" -> port = number(value(argument, rest));
                case "--address" -> address = address(value(argument, rest));
                case "--demo-public" -> demo = either(demo, Demo.RANDOM_PASSWORDS);
                case "--no-demo" -> demo = either(demo, Demo.NONE);
                default -> throw new StartFailure("Unknown argument: %s%n%n%s".formatted(argument, USAGE));
            }
        }
        return new Options(home.toAbsolutePath().normalize(), data.toAbsolutePath().normalize(), port, address,
                demo, Map.of());
    }

    /** The name by which a browser reaches this installation, ready for a URL. */
    String host() {
        if (address.isLoopbackAddress()) {
            return "localhost";
        }
        return Ports.forUrl(address.isAnyLocalAddress() ? Ports.outwardAddress() : address);
    }

    /** Where people find this installation. */
    public String url() {
        return "http://%s:%d".formatted(host(), port);
    }

    private static Demo either(Demo before, Demo now) {
        if (before != Demo.KNOWN_PASSWORDS && before != now) {
            throw new StartFailure("--demo-public and --no-demo exclude each other.%n%n%s".formatted(USAGE));
        }
        return now;
    }

    private static String value(String argument, Iterator<String> rest) {
        if (!rest.hasNext()) {
            throw new StartFailure("%s needs a value.%n%n%s".formatted(argument, USAGE));
        }
        return rest.next();
    }

    private static int number(String text) {
        if (!text.matches("[0-9]{1,5}")) {
            throw new StartFailure("--port takes a number from 1 to 65535, not “%s”.".formatted(text));
        }
        return Integer.parseInt(text);
    }

    private static InetAddress address(String text) {
        try {
            return InetAddress.ofLiteral(text.equals("localhost") ? "127.0.0.1" : text);
        } catch (IllegalArgumentException notAnAddress) {
            throw new StartFailure("--address takes an IP address of this machine, not “%s”.".formatted(text));
        }
    }
}
