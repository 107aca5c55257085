package gradus.standalone;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The application itself, in both of its roles, with everything it has to know in its environment. */
final class Application {

    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final Start start;
    private final int metricsPort;
    private final Map<String, String> environment;

    /** @param metricsPort where Prometheus finds its metrics, on loopback */
    Application(Start start, Postgres database, Keycloak identity, int metricsPort, boolean demo) {
        this.start = start;
        this.metricsPort = metricsPort;
        this.environment = environment(start.options(), database, identity, start.secrets(), demo);
    }

    String metricsUrl() {
        return "http://127.0.0.1:%d/q/metrics".formatted(metricsPort);
    }

    /** Starts it and waits until it is ready for people. */
    Child start() {
        var options = start.options();
        var jar = options.home().resolve("target/quarkus-app/quarkus-run.jar");
        if (!Files.exists(jar)) {
            throw new StartFailure("The application is not built: %s is missing.".formatted(jar));
        }
        start.console().step("Gradus: starting on port " + options.port());
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var child = start.children().start(Server.APPLICATION, List.of(java, "-Xmx1g", "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED", "-Dfile.encoding=UTF-8",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager", "-jar", jar.toString()), environment);
        var ready = Ports.localUrl(options.address(), options.port()) + "/q/health/ready";
        Waiting.until(() -> Http.status(ready) == 200, child, START_LIMIT, start.console());
        return child;
    }

    private Map<String, String> environment(Options options, Postgres database, Keycloak identity,
            Secrets secrets, boolean demo) {
        var variables = new HashMap<String, String>();
        variables.put("QUARKUS_DATASOURCE_JDBC_URL", database.url("gradus"));
        variables.put("QUARKUS_DATASOURCE_USERNAME", "gradus");
        variables.put("QUARKUS_DATASOURCE_PASSWORD", secrets.database("gradus"));
        variables.put("QUARKUS_HTTP_HOST", options.address().getHostAddress());
        variables.put("QUARKUS_HTTP_PORT", Integer.toString(options.port()));
        variables.put("QUARKUS_MANAGEMENT_PORT", Integer.toString(metricsPort));
        variables.put("GRADUS_IDENTITY_URL", identity.realmUrl());
        variables.put("GRADUS_OIDC_SECRET", secrets.oidcClient());
        variables.put("GRADUS_SECRET", secrets.installation());
        variables.put("GRADUS_DEMO", Boolean.toString(demo));
        variables.put("GRADUS_ROLES", "web,runner");
        variables.put("GRADUS_CURRICULUM", options.home().resolve("curriculum").toString());
        variables.put("GRADUS_RUNTIME", options.home().resolve("sandbox-runner/target/runtime").toString());
        variables.putAll(options.environment());
        return variables;
    }
}
