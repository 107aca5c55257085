package gradus.labs.workspaces;

import java.time.Instant;
import java.util.Map;

/**
 * The viewer's files of a lab as they once were.
 *
 * @param id their SHA-256, 64 lower-case hexadecimal digits: what {@code restore} is told
 * @param keptFor {@code run}, {@code replaced} (by a reset, a restore or a save) or {@code conflict}
 * @param files name → text of what may be edited
 */
public record KeptState(String id, Instant keptAt, String keptFor, Map<String, String> files) {
}
