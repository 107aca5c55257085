package gradus.e2e;

import static io.restassured.RestAssured.given;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;

import gradus.standalone.Console;
import gradus.standalone.Options;
import gradus.standalone.Servers;
import io.restassured.specification.RequestSpecification;

/**
 * The real thing for tests: the packaged application with its own PostgreSQL and Keycloak, started as {@code ./gradus
 * run} starts them, on random ports and an empty data folder. One for all tests of a JVM; tests that need something
 * for themselves register a learner of their own.
 */
public final class Installation {

    private static final Path HOME = Path.of("").toAbsolutePath();
    private static final int UIDS = 20;
    private static Installation shared;

    private final Options options;
    private final Servers servers;

    private Installation(Options options, Servers servers) {
        this.options = options;
        this.servers = servers;
    }

    /** The installation of this JVM, which is started by the first test that asks and stopped after the last. */
    public static synchronized Installation get() {
        if (shared == null) {
            shared = start();
        }
        return shared;
    }

    /** Where the application answers, without a slash at the end. */
    public String baseUrl() {
        return options.url();
    }

    /** The realm's address. */
    public String realmUrl() {
        return servers.realmUrl();
    }

    /** The data folder, with the logs. */
    public Path data() {
        return options.data();
    }

    /** An access token of a demo account. */
    public String token(String account) {
        return given().baseUri(realmUrl())
                .formParam("grant_type", "password").formParam("client_id", "gradus-cli")
                .formParam("username", account).formParam("password", account)
                .when().post("/protocol/openid-connect/token")
                .then().statusCode(200).extract().path("access_token");
    }

    /** An API request of a demo account. */
    public RequestSpecification as(String account) {
        return anonymous().auth().oauth2(token(account));
    }

    /** An API request of nobody. */
    public RequestSpecification anonymous() {
        return given().baseUri(baseUrl());
    }

    /** SIGKILL to both processes of the application, as a power cut would do it; PostgreSQL and Keycloak stay. */
    public void killApplication() {
        servers.killApplication();
    }

    /** Starts the application again after {@link #killApplication}; returns when it is ready. */
    public void restartApplication() {
        servers.restartApplication();
    }

    /** What everything runs on, for tests that take it away. */
    Servers servers() {
        return servers;
    }

    /** A fresh browser window, without cookies, that looks at this installation; the caller closes it. */
    public BrowserContext window() {
        return window(new Browser.NewContextOptions());
    }

    /** A fresh browser window of this size, language, colour scheme; the caller closes it. */
    public BrowserContext window(Browser.NewContextOptions wishes) {
        var window = Chromium.get().newContext(wishes.setBaseURL(baseUrl()));
        window.setDefaultTimeout(Duration.ofSeconds(60).toMillis()); // shared machines can be slow
        return window;
    }

    /** The ids of the processes in its sandboxes. */
    List<Long> sandboxed() {
        return sandboxed(data());
    }

    /** The same of an installation that is started another way. */
    static List<Long> sandboxed(Path data) {
        int first = firstUid(data);
        return ProcessHandle.allProcesses().map(ProcessHandle::pid).filter(pid -> {
            try {
                int uid = (int) Files.getAttribute(Path.of("/proc", Long.toString(pid)), "unix:uid");
                return uid >= first && uid < first + UIDS;
            } catch (IOException e) {
                return false; // it has ended in the meantime
            }
        }).toList();
    }

    /** Where the run folders of an installation lie. */
    static Path runFolder(Path data) {
        return Path.of("/run/gradus-test-" + firstUid(data));
    }

    /** The same for the same folder, so that the next start finds what a killed one left. */
    static int firstUid(Path data) {
        return 50_000 + Math.floorMod(data.toAbsolutePath().normalize().toString().hashCode(), 500) * UIDS;
    }

    /** A free port on loopback. */
    static int freePort() {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Options on a data folder of this name that is empty.
     *
     * @param name the folder's name under {@code target/e2e}; an earlier one is ended and removed
     */
    static Options emptyFolder(String name, Console console) {
        return emptyFolder(name, console, Map.of());
    }

    /** @param more variables of the application, over those that all tests have */
    static Options emptyFolder(String name, Console console, Map<String, String> more) {
        var data = HOME.resolve("target/e2e").resolve(name);
        var port = freePort();
        // Slots of their own: an installation that somebody runs on this machine has the usual ones.
        var variables = new HashMap<>(Map.of(
                "GRADUS_SANDBOX_RUN", runFolder(data).toString(),
                "GRADUS_SANDBOX_FIRST_UID", Integer.toString(firstUid(data)),
                "GRADUS_DEMO", "false", // nobody has been here before; StartIT sees what a start brings
                "GRADUS_SANDBOX_POOL", System.getProperty("gradus.e2e.pool", "0")));
        variables.putAll(more);
        var options = Options.local(HOME, data, port, variables);
        if (Files.exists(data)) {
            Servers.open(options, console).close();
            delete(data);
        }
        return options;
    }

    static Console console(String name) {
        try {
            var folder = Files.createDirectories(HOME.resolve("target/e2e"));
            return new Console(new PrintStream(Files.newOutputStream(folder.resolve(name + ".log")), true),
                    Duration.ZERO);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Installation start() {
        var console = console("shared");
        var options = emptyFolder("shared", console);
        var servers = Servers.open(options, console);
        Runtime.getRuntime().addShutdownHook(new Thread(servers::close, "stop-installation"));
        servers.start();
        return new Installation(options, servers);
    }

    private static void delete(Path folder) {
        try (var all = Files.walk(folder)) {
            for (var path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
