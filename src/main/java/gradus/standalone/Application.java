package gradus.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** One of the two processes of the application, which knows what its environment says and nothing more. */
final class Application {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    /**
     * @param address where it listens, and {@code port}
     * @param metrics the port where Prometheus finds its metrics, on loopback
     */
    record Place(InetAddress address, int port, int metrics) {
    }

    private final Start start;
    private final Server server;
    private final Place place;
    private final List<String> command;
    private final Map<String, String> environment;
    private Child child;

    private Application(Start start, Server server, Place place, List<String> command, Map<String, String> environment) {
        this.start = start;
        this.server = server;
        this.place = place;
        this.command = command;
        this.environment = environment;
    }

    /** Answers people and programs, as a user and with a login that see neither the runner nor more than rows. */
    static Application web(Start start, Place place, Postgres database, Keycloak identity, boolean demo)
            throws IOException {
        var options = start.options();
        var secrets = start.secrets();
        var user = WebUser.of(options.data());
        user.prepare();
        var variables = environment(start, place, database, Postgres.WEB);
        variables.put("GRADUS_ROLES", "web");
        variables.put("GRADUS_IDENTITY_URL", identity.realmUrl());
        variables.put("GRADUS_OIDC_SECRET", secrets.oidcClient());
        variables.put("GRADUS_SECRET", secrets.installation());
        variables.put("GRADUS_DEMO", Boolean.toString(demo));
        variables.put("GRADUS_CURRICULUM", user.readable("curriculum", options.home().resolve("curriculum")).toString());
        variables.putAll(options.environment());
        var java = user.readable("jdk", Path.of(System.getProperty("java.home")));
        var application = user.readable("application", built(options));
        var more = new ArrayList<>(List.of("-Xmx1g"));
        more.addAll(user.javaOptions());
        return new Application(start, Server.WEB, place, user.command(place.port(), java(java, application, more)), variables);
    }

    /** Takes runs from the queue and starts the sandboxes. Nobody's pages, no curriculum, no secret but its login. */
    static Application runner(Start start, Place place, Postgres database) {
        var options = start.options();
        var variables = environment(start, place, database, Postgres.RUNNER);
        variables.put("GRADUS_ROLES", "runner");
        variables.put("GRADUS_RUNTIME", options.home().resolve("sandbox-runner/target/runtime").toString());
        variables.put("QUARKUS_OIDC_TENANT_ENABLED", "false");
        variables.putAll(options.environment());
        return new Application(start, Server.RUNNER, place, java(Path.of(System.getProperty("java.home")), built(options),
                List.of("-Xms64m", "-Xmx512m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1")), variables);
    }

    String metricsUrl() {
        return "http://127.0.0.1:%d/q/metrics".formatted(place.metrics());
    }

    /** Starts it; it is not ready yet. */
    void launch() {
        start.console().step("%s: starting on port %d".formatted(server.title(), place.port()));
        child = start.children().start(server, command, environment);
    }

    /** Waits until what was launched is ready. */
    void untilReady() {
        var ready = Ports.localUrl(place.address(), place.port()) + "/q/health/ready";
        Waiting.until(() -> Http.status(ready) == 200, child, START_LIMIT, start.console());
    }

    /** Starts it again after it has ended; returns when it is ready. */
    void restart() {
        start.children().stop(server);
        launch();
        untilReady();
    }

    private static Map<String, String> environment(Start start, Place place, Postgres database, String login) {
        var variables = new HashMap<String, String>();
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", database.url());
        variables.put("QUARKUS_DATASOURCE_USERNAME", login);
        variables.put("QUARKUS_DATASOURCE_PASSWORD", start.secrets().database(login));
        // The starter has migrated. To see whether that is so, the database is waited for, if it is away.
        variables.put("QUARKUS_FLYWAY_MIGRATE_AT_START", "false");
        variables.put("QUARKUS_FLYWAY_VALIDATE_AT_START", "true");
        variables.put("QUARKUS_HTTP_HOST", place.address().getHostAddress());
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(place.port()));
        variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(place.metrics()));
        return variables;
    }

    private static List<String> java(Path java, Path application, List<String> more) {
        var command = new ArrayList<>(List.of(java.resolve("bin/java").toString()));
        command.addAll(more);
        command.addAll(List.of("-XX:+ExitOnOutOfMemoryError", "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar",
                application.resolve("quarkus-run.jar").toString()));
        return command;
    }

    private static Path built(Options options) {
        var application = options.home().resolve("target/quarkus-app");
        if (!Files.exists(application.resolve("quarkus-run.jar"))) {
            throw new StartFailure("The application is not built: %s is missing.".formatted(application));
        }
        return application;
    }
}
