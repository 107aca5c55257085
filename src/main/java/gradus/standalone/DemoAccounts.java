package gradus.standalone;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts of the realm file and their passwords: their own names where only this machine can try them, random
 * ones where others can. Which of the two Keycloak holds is remembered, so that it is changed only when it must be.
 */
final class DemoAccounts {

    static final List<String> NAMES = List.of("learner", "learner2", "trainer", "assessor", "assessor2", "issuer", "issuer2",
            "operator");

    private static final String REMEMBERED = "demo-passwords";
    private static final String CHANGING = "changing";

    private final Settings settings;
    private final Secrets secrets;
    private final String wished;

    DemoAccounts(Settings settings, Secrets secrets, boolean demoPublic) {
        this.settings = settings;
        this.secrets = secrets;
        this.wished = demoPublic ? "random" : "names";
        settings.get(REMEMBERED, () -> wished); // from now on: what the import will use or has used
    }

    /** The passwords the realm gets if it is imported now. */
    Map<String, String> importedPasswords() {
        return passwords(settings.get(REMEMBERED));
    }

    /** The passwords this start promises. */
    Map<String, String> passwords() {
        return passwords(wished);
    }

    boolean asWished() {
        return settings.get(REMEMBERED).equals(wished);
    }

    /** Runs the change; if it breaks off half-way, the next start does it again. */
    void change(Runnable work) {
        settings.put(REMEMBERED, CHANGING);
        work.run();
        settings.put(REMEMBERED, wished);
    }

    private Map<String, String> passwords(String kind) {
        var passwords = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            passwords.put(name, kind.equals("names") ? name : secrets.demoAccount(name));
        }
        return passwords;
    }
}
