package gradus.common;

import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/** What keeps a database from doing its work although nobody asked anything wrong. It passes; then the same works. */
public enum DatabaseTrouble {
    /** It cannot be reached, is starting or stopping, or has no connection left for us. */
    AWAY,
    /** It has no room to write. */
    FULL;

    // PostgreSQL, appendix A: class 08 is the connection; 57P01 to 57P03 shutdown and start; 53300 too many connections
    private static final Set<String> AWAY_STATES = Set.of("57P01", "57P02", "57P03", "53300");
    private static final String DISK_FULL = "53100";
    private static final String POOL_TIMEOUT = "acquisition timeout"; // the pool gives no state
    private static final int DEEPEST = 30;

    /** @return empty if the failure has another reason, or none of a database */
    public static Optional<DatabaseTrouble> of(Throwable failure) {
        var cause = failure;
        for (int depth = 0; cause != null && depth < DEEPEST; depth++) {
            var trouble = cause instanceof SQLException sql ? of(sql) : Optional.<DatabaseTrouble> empty();
            if (trouble.isPresent()) {
                return trouble;
            }
            cause = cause.getCause();
        }
        return Optional.empty();
    }

    private static Optional<DatabaseTrouble> of(SQLException failure) {
        var state = failure.getSQLState();
        if (state == null) {
            return String.valueOf(failure.getMessage()).toLowerCase().contains(POOL_TIMEOUT) ? Optional.of(AWAY)
                    : Optional.empty();
        }
        if (state.equals(DISK_FULL)) {
            return Optional.of(FULL);
        }
        return state.startsWith("08") || AWAY_STATES.contains(state) ? Optional.of(AWAY) : Optional.empty();
    }
}
