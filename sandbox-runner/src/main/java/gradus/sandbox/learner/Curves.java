package gradus.sandbox.learner;

import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** All metrics and the progress of a run, each thinned. */
final class Curves {

    static final int MOST_SERIES = 16;
    private static final int LONGEST_NAME = 64;

    private final Claims claims;
    private final LongSupplier nanoTime;
    private final Map<String, Series> series = new HashMap<>();
    private boolean cut;
    private Series progress;

    Curves(Claims claims, LongSupplier nanoTime) {
        this.claims = claims;
        this.nanoTime = nanoTime;
    }

    synchronized void metric(String name, long step, double value) {
        requireName(name);
        if (step < 0) {
            throw new IllegalArgumentException("A step is at least 0");
        }
        var now = nanoTime.getAsLong();
        var known = series.get(name);
        if (known == null) {
            if (series.size() == MOST_SERIES) {
                tellCut(name);
                return;
            }
            known = new Series((at, number) -> claims.metric(name, at, number), now);
            series.put(name, known);
        }
        known.add(step, value, now);
    }

    synchronized void progress(long done, long total) {
        if (total < 1 || done < 0 || done > total) {
            throw new IllegalArgumentException("Progress %d of %d".formatted(done, total));
        }
        var now = nanoTime.getAsLong();
        if (progress == null) {
            progress = new Series((at, all) -> claims.progress(at, (long) all), now);
        }
        progress.add(done, total, now);
    }

    /** Called now and then, so that a curve that pauses still shows its newest point. */
    synchronized void tellIfDue() {
        var now = nanoTime.getAsLong();
        series.values().forEach(one -> one.tellIfDue(now));
        if (progress != null) {
            progress.tellIfDue(now);
        }
    }

    synchronized void finish() {
        series.values().forEach(Series::finish);
        if (progress != null) {
            progress.finish();
        }
    }

    static void requireName(String name) {
        if (name.isBlank() || name.length() > LONGEST_NAME) {
            throw new IllegalArgumentException("A name has 1 to %d characters".formatted(LONGEST_NAME));
        }
    }

    private void tellCut(String name) {
        if (!cut) {
            cut = true;
            claims.notice("metrics-cut", Map.of("name", name, "series", Integer.toString(MOST_SERIES)));
        }
    }
}
