package gradus.labs.runs.events;

import java.util.List;

/**
 * A tensor that a practice run saved: a claim of the learner's code.
 *
 * @param shape rank 0 to 8
 * @param content little-endian, exactly as many bytes as dtype and shape need
 */
public record Artifact(String name, String dtype, List<Long> shape, byte[] content) {
}
