package gradus.organizations;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a person may do in an organization. Realm roles carry the same names in lower case. */
public enum Role {
    LEARNER,
    TRAINER,
    ASSESSOR,
    ISSUER,
    OPERATOR;

    /** The name as in {@code @RolesAllowed}, in realm roles and in the database: {@code learner}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Role> ofKey(String key) {
        return Arrays.stream(values()).filter(role -> role.key().equals(key)).findFirst();
    }
}
