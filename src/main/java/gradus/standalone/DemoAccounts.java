package gradus.standalone;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The accounts of the realm file and their passwords: their own names where only this machine can try them, random
 * ones where others can. Which of the two Keycloak holds is remembered, so that it is changed only when it must be.
 * Whether there is a demo at all is decided by the first start on a data folder.
 */
final class DemoAccounts {

    static final List<String> NAMES = List.of("learner", "learner2", "trainer", "assessor", "assessor2", "issuer", "issuer2",
            "operator");

    private static final String REMEMBERED = "demo-passwords";
    private static final String CHANGING = "changing";
    private static final String OPERATOR = "operator";
    private static final String SHOWN = "operator-password-shown";

    private final Settings settings;
    private final Secrets secrets;
    private final String wished;

    private DemoAccounts(Settings settings, Secrets secrets, String wished) {
        this.settings = settings;
        this.secrets = secrets;
        this.wished = wished;
    }

    /**
     * @param data the data folder, for the message
     * @throws StartFailure if no demo is asked for where there is one already: its accounts, their passwords and its
     *         data can no longer be told from what people made
     */
    static DemoAccounts of(Settings settings, Secrets secrets, Demo asked, Path data) {
        var remembered = settings.get(REMEMBERED, asked::key); // what the import will use or has used
        var none = Demo.NONE.key();
        if (asked == Demo.NONE && !remembered.equals(none)) {
            throw new StartFailure("""
                    %s holds a demonstration: its accounts and its work stay in it, and people may have added theirs.
                    Start it without --no-demo, or give --no-demo an empty folder: ./gradus run --no-demo --data DIR"""
                    .formatted(data));
        }
        return new DemoAccounts(settings, secrets, remembered.equals(none) ? none : asked.key());
    }

    /** Whether this installation is a demonstration; one that began without stays without. */
    boolean demo() {
        return !wished.equals(Demo.NONE.key());
    }

    /** The passwords the realm gets if it is imported now; without a demo there is one account, the first operator's. */
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

    /** Whether the first operator's password has yet to be told; each installation without a demo tells it once. */
    boolean untold() {
        return !demo() && settings.get(SHOWN).isEmpty();
    }

    void told() {
        settings.put(SHOWN, "yes");
    }

    private Map<String, String> passwords(String kind) {
        if (kind.equals(Demo.NONE.key())) {
            return Map.of(OPERATOR, secrets.demoAccount(OPERATOR));
        }
        var passwords = new LinkedHashMap<String, String>();
        for (var name : NAMES) {
            passwords.put(name, kind.equals(Demo.KNOWN_PASSWORDS.key()) ? name : secrets.demoAccount(name));
        }
        return passwords;
    }
}
