package gradus.outbox;

/**
 * Something that was committed and that others act on once.
 *
 * @param organization whose it is; consumers are called inside it
 * @param topic what kind of news: {@code run-closed}
 * @param whatFor unique per organisation and topic: the run's id. A consumer that must act once keeps it
 * @param payload JSON
 */
public record OutboxEvent(long id, String organization, String topic, String whatFor, String payload) {
}
