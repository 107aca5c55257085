package gradus.labs.runs;

import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

import gradus.common.Language;
import gradus.labs.runs.events.EventId;

/** One reader's stream of one run: sends what is stored, then what comes, until the report. */
final class RunStream {

    /** How often the database is looked at without a wake-up. */
    private static final Duration LOOK = Duration.ofSeconds(2);

    private static final String QUEUED = "\"queued\"";

    /** Where it goes; blocks until the reader has taken it. */
    interface Sink {

        /**
         * @param id null for what is true only now
         * @return false if nobody reads any more
         */
        boolean send(String id, String type, String json);

        /** A comment: the stream lives. */
        boolean beat();

        void close();
    }

    private final UUID run;
    private final String labVersion;
    private final Language language;
    private final Sink sink;
    private final Semaphore news = new Semaphore(0);
    private boolean queued;
    private String waiting; // as it was told last
    private EventId last;

    RunStream(UUID run, String labVersion, Language language, EventId last, boolean queued, Sink sink) {
        this.run = run;
        this.labVersion = labVersion;
        this.language = language;
        this.queued = queued;
        this.last = last;
        this.sink = sink;
    }

    /** @param id of a run that told something; empty: perhaps every one */
    void wake(String id) {
        if (id.isEmpty() || id.equals(run.toString())) {
            news.release();
        }
    }

    void sendAll(RunEventFeed feed, Duration heartbeat, BooleanSupplier stopped) {
        var patience = LOOK.compareTo(heartbeat) < 0 ? LOOK : heartbeat;
        long silent = System.nanoTime();
        boolean reading = true;
        while (reading && !stopped.getAsBoolean()) {
            var events = feed.after(run, last, labVersion, language);
            for (var event : events) {
                if (!sink.send(event.id().toString(), event.type(), event.payload()) || event.type().equals("report")) {
                    return;
                }
                last = event.id();
                queued = event.type().equals("state") ? event.payload().contains(QUEUED) : queued;
                silent = System.nanoTime();
            }
            if (events.isEmpty()) {
                if (System.nanoTime() - silent >= heartbeat.toNanos()) {
                    reading = sink.beat();
                    silent = System.nanoTime();
                }
                if (!await(patience) && queued && !tellWaiting(feed)) {
                    return;
                }
            }
        }
    }

    /**
     * Where the run stands, when that has changed; only to who has waited for a moment. Not stored, and without an id: who
     * resumes hears what holds then.
     *
     * @return false if nobody reads any more
     */
    private boolean tellWaiting(RunEventFeed feed) {
        var now = feed.waiting(run, language).orElse(waiting);
        if (Objects.equals(now, waiting)) {
            return true;
        }
        waiting = now;
        return sink.send(null, "waiting", now);
    }

    /** @return whether there is news */
    private boolean await(Duration patience) {
        try {
            boolean told = news.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS);
            news.drainPermits();
            return told;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
