package gradus.labs.runs.work;

import java.util.Optional;

import gradus.labs.backend.RunEnd;
import gradus.labs.runs.scheduling.Priority;

/**
 * A run has closed; fired in the transaction that closes it.
 *
 * @param end empty if it was never carried out
 */
public record RunMeasured(Priority priority, RunState state, Optional<RunEnd> end) {
}
