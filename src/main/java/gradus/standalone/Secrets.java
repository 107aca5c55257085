package gradus.standalone;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;

/** The secrets of one installation: drawn once, kept in one file, never printed. */
final class Secrets {

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final Settings settings;

    private Secrets(Settings settings) {
        this.settings = settings;
    }

    static Secrets open(Path file) {
        return new Secrets(Settings.open(file));
    }

    /** The password of a database user. */
    String database(String user) {
        return secret("database." + user);
    }

    /** What the application shows Keycloak. */
    String oidcClient() {
        return secret("oidc-client");
    }

    /** The password of Keycloak's own administrator. */
    String keycloakAdministrator() {
        return secret("keycloak-administrator");
    }

    /** 32 bytes in Base64. Learners' seeds come from it: losing it means that stored runs no longer replay. */
    String installation() {
        return settings.get("installation", () -> Base64.getEncoder().encodeToString(bytes(BYTES)));
    }

    /** The password of a demo account in an installation that others can reach; 72 bits, short enough to type. */
    String demoAccount(String account) {
        return settings.get("demo." + account, () -> random(9));
    }

    private String secret(String name) {
        return settings.get(name, () -> random(BYTES));
    }

    /** URL-safe, because some of them travel through URLs, SQL and environment variables. */
    private static String random(int bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes(bytes));
    }

    private static byte[] bytes(int count) {
        var drawn = new byte[count];
        RANDOM.nextBytes(drawn);
        return drawn;
    }
}
