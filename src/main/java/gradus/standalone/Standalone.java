package gradus.standalone;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * The starter behind {@code ./gradus run}: one foreground process that starts PostgreSQL, Keycloak and the application
 * as its children and stops them when it ends. The script has built everything and tells where the checkout is in the
 * property {@code gradus.home}.
 */
final class Standalone {

    private Standalone() {
    }

    public static void main(String[] arguments) {
        var console = Console.terminal();
        try {
            var home = Path.of(System.getProperty("gradus.home", "")).toAbsolutePath();
            run(Options.parse(home, Path.of("").toAbsolutePath(), List.of(arguments)), console);
        } catch (StartFailure failure) {
            console.say("");
            console.say(failure.getMessage());
            System.exit(1); // the shutdown hook stops what runs
        }
    }

    private static void run(Options options, Console console) {
        var servers = Servers.open(options, console);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> {
            servers.close();
            console.step("Stopped");
        }, "stop"));
        try {
            servers.start();
            welcome(options, servers, console);
            servers.watch();
        } catch (StartFailure failure) {
            if (servers.stopping()) {
                return; // Ctrl-C in the middle: what fails now fails because it is being stopped
            }
            throw failure;
        }
    }

    private static void welcome(Options options, Servers servers, Console console) {
        console.step("Ready");
        console.say("""

                Gradus is ready:  %s
                Gradus 已就绪：   %1$s
                """.formatted(options.url()));
        console.say(servers.accounts().demo()
                ? "Register there, or sign in with a demo account / 请注册，或使用演示账号登录:\n"
                : "Register there, or sign in. There is no demo here / 请注册或登录。这里没有演示账号和数据。");
        if (servers.accounts().demo()) {
            servers.accounts().passwords().forEach((name, password) -> console.say(account(name, password)));
        }
        if (servers.accounts().untold()) {
            console.say("""

                    The first operator signs in with this password and then chooses another; it is not shown again:
                    第一位运维人员用此密码登录，随后须修改；此密码不再显示：
                    """);
            servers.accounts().passwords().forEach((name, password) -> console.say(account(name, password)));
            servers.accounts().told();
        }
        console.say("""

                Keycloak:       %s
                Metrics:        %s and %s
                Data and logs:  %s
                Ctrl-C stops everything; the next start finds all data again.
                """.formatted(servers.realmUrl(), servers.webMetricsUrl(), servers.runnerMetricsUrl(), options.data()));
    }

    private static String account(String name, String password) {
        return String.format(Locale.ROOT, "  %-10s password / 密码: %s", name, password);
    }
}
