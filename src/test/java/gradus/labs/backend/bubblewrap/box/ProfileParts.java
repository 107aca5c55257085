package gradus.labs.backend.bubblewrap.box;

import java.util.List;

/** For tests that start a sandbox which lacks something. */
public final class ProfileParts {

    private ProfileParts() {
    }

    public static List<String> arguments(Profile profile) {
        return profile.arguments();
    }

    public static List<String> command(Profile profile) {
        return profile.command();
    }
}
