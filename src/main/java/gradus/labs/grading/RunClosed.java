package gradus.labs.grading;

import java.time.Instant;
import java.util.UUID;

/**
 * A run came to its end; written to the outbox in the transaction that closed it.
 *
 * @param mode {@code practice} or {@code submit}
 * @param state {@code finished}, {@code failed} or {@code cancelled}; only a finished submit has points
 * @param earned null without a score, as are {@code possible} and {@code passed}
 */
public record RunClosed(UUID run, UUID person, String lab, String labVersion, String mode, String state,
        Integer earned, Integer possible, Boolean passed, Instant closedAt) {

    public static final String TOPIC = "run-closed";
}
