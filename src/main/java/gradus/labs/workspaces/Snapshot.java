package gradus.labs.workspaces;

import java.util.Map;

/**
 * A person's files of a lab as they once were.
 *
 * @param sha256 of names and texts, 64 lower-case hexadecimal digits
 * @param files name → text of what may be edited
 * @param seed the person's own seed for this lab
 */
public record Snapshot(String lab, String sha256, Map<String, String> files, long seed) {
}
