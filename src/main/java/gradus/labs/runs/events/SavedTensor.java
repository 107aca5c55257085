package gradus.labs.runs.events;

import java.util.List;

/** What a tensor that a run saved is called, and its form. */
public record SavedTensor(String name, String dtype, List<Long> shape) {
}
