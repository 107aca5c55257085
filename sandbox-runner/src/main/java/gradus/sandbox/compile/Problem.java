package gradus.sandbox.compile;

/**
 * What the compiler said about one place.
 *
 * @param severity {@code error}, {@code warning} or {@code note}
 * @param file as it was given; empty if it is about none
 * @param line from 1, 0 = unknown; so is {@code column}
 * @param code the compiler's key, or {@code gradus.…} for what only we refuse
 */
public record Problem(String severity, String file, int line, int column, String code, String message) {
}
