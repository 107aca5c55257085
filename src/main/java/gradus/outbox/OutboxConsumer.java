package gradus.outbox;

/**
 * Acts on news of one topic. Every bean of this type is found by itself.
 */
public interface OutboxConsumer {

    String topic();

    /**
     * Called in a transaction of its own, inside the event's organisation. May see the same event twice (another
     * consumer failed, the machine went down) and must act once. An exception rolls back; the event comes again, later
     * and later.
     */
    void accept(OutboxEvent event);
}
