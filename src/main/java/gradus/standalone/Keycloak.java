package gradus.standalone;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A real Keycloak with the realm {@code gradus}. Its data lies in our PostgreSQL, so that accounts last; its name is
 * always the same, so that tokens do not depend on the address somebody used.
 */
final class Keycloak {

    private static final Duration START_LIMIT = Duration.ofMinutes(5);
    private static final List<String> SHARED = List.of("lib", "conf", "providers");

    private final Start start;
    private final int port;
    private final Path home;
    private final DemoAccounts accounts;
    private final KeycloakTheme theme;
    private final Map<String, String> environment;

    /**
     * @param software the prepared programs
     * @param managementPort reserved for Keycloak's own health page, on loopback
     * @throws IOException if its folder cannot be written
     */
    Keycloak(Start start, Path software, int port, int managementPort, Postgres database, DemoAccounts accounts)
            throws IOException {
        this.start = start;
        this.port = port;
        this.accounts = accounts;
        this.theme = new KeycloakTheme(start.options().home().resolve("docker/keycloak/themes"));
        this.home = home(software, start, accounts.demo());
        theme.into(home);
        this.environment = environment(managementPort, database);
    }

    /** Starts it where the options say, with everything in it as they say. */
    void start() {
        var address = start.options().address();
        var settings = new KeycloakSettings(start, accounts);
        var loopback = InetAddress.ofLiteral("127.0.0.1");
        if (!accounts.asWished() && !address.isLoopbackAddress()) {
            // Nobody may reach it as long as a demo account has the password that everybody knows.
            run(loopback);
            settings.apply(localUrl(loopback));
            start.children().stop(Server.KEYCLOAK);
        }
        run(address);
        settings.apply(localUrl(address));
    }

    /** The realm's address, the same for browsers and for the application. */
    String realmUrl() {
        return url() + "/realms/gradus";
    }

    private void run(InetAddress address) {
        start.console().step("Keycloak: starting on port " + port);
        environment.put("KC_HTTP_HOST", address.getHostAddress());
        var child = start.children().start(Server.KEYCLOAK,
                KeycloakSoftware.command(home, "start", "--optimized", "--import-realm"), environment);
        var realm = localUrl(address) + "/realms/gradus";
        Waiting.until(() -> Http.status(realm) == 200, child, START_LIMIT, start.console());
    }

    private String url() {
        return "http://%s:%d".formatted(start.options().host(), port);
    }

    private String localUrl(InetAddress address) {
        return Ports.localUrl(address, port);
    }

    private Map<String, String> environment(int managementPort, Postgres database) throws IOException {
        var secrets = start.secrets();
        var variables = new HashMap<String, String>();
        variables.put("KC_DB_URL", database.url("keycloak"));
        variables.put("KC_DB_USERNAME", "keycloak");
        variables.put("KC_DB_PASSWORD", secrets.database("keycloak"));
        variables.put("KC_HTTP_ENABLED", "true");
        variables.put("KC_HTTP_PORT", Integer.toString(port));
        variables.put("KC_HTTP_MANAGEMENT_PORT", Integer.toString(managementPort));
        variables.put("KC_HTTP_MANAGEMENT_HOST", "127.0.0.1");
        variables.put("KC_HOSTNAME", url());
        variables.put("KC_CACHE", "local");
        variables.put("KC_BOOTSTRAP_ADMIN_USERNAME", KeycloakSettings.ADMINISTRATOR);
        variables.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.keycloakAdministrator());
        variables.put("GRADUS_URL", start.options().url());
        variables.put("GRADUS_THEME_STAMP", theme.stamp());
        // Read once, when the realm is imported.
        variables.put("GRADUS_OIDC_SECRET", secrets.oidcClient());
        accounts.importedPasswords().forEach((account, password) -> variables
                .put("GRADUS_DEMO_PASSWORD_" + account.toUpperCase(Locale.ROOT), password));
        return variables;
    }

    /** A folder of this installation's own that borrows the programs; Keycloak keeps temporary files in its home. */
    private static Path home(Path software, Start start, boolean demo) throws IOException {
        var home = start.data().folder(Server.KEYCLOAK.file() + "/home");
        for (var part : SHARED) {
            var link = home.resolve(part);
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, software.resolve(part));
        }
        var imports = Files.createDirectories(home.resolve("data/import"));
        RealmFile.write(start.options().home().resolve("docker/keycloak/gradus-realm.json"),
                imports.resolve("gradus-realm.json"), demo);
        return home;
    }
}
