package gradus.labs.page;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Moments as the server writes them, which does not know where the reader is. */
final class Moments {

    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm 'UTC'")
            .withZone(ZoneOffset.UTC);

    private Moments() {
    }

    /** {@code 2026-11-28 06:12 UTC} */
    static String utc(Instant at) {
        return MINUTES.format(at);
    }
}
