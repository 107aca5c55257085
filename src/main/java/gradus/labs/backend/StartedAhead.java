package gradus.labs.backend;

/**
 * Sandboxes that were started before there was a run for them.
 *
 * @param ready how many wait for a run now
 * @param hits how many runs have got one since this application started
 * @param misses how many had to start their own: none was ready, or none fitted
 */
public record StartedAhead(int ready, long hits, long misses) {

    public static final StartedAhead NONE = new StartedAhead(0, 0, 0);
}
