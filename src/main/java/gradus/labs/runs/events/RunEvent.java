package gradus.labs.runs.events;

/**
 * One thing that a run told.
 *
 * @param type {@code state}, {@code diagnostic}, {@code log}, {@code metric}, {@code progress}, {@code check},
 *        {@code notice} or {@code report}
 * @param payload JSON, without sentences of ours
 */
public record RunEvent(EventId id, String type, String payload) {
}
