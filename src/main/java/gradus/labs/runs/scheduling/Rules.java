package gradus.labs.runs.scheduling;

import java.time.Duration;

/**
 * What can be set.
 *
 * @param perPerson runs of one person at once, exam tasks not counted
 * @param halfLife after which use counts half
 * @param patience how long nobody has to wait only because others used less; see {@link Policy}
 * @param hold how long smaller runs may overtake one that needs more memory than is free
 */
public record Rules(int perPerson, Duration halfLife, Duration patience, Duration hold) {

    public static final Rules STANDARD = new Rules(1, Duration.ofHours(1), Duration.ofMinutes(10), Duration.ofMinutes(1));
}
