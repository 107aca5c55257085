package gradus.labs.runs;

import java.time.Duration;
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

    /** Where it goes; blocks until the reader has taken it. */
    interface Sink {

        /** @return false if nobody reads any more */
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
    private EventId last;

    RunStream(UUID run, String labVersion, Language language, EventId last, Sink sink) {
        this.run = run;
        this.labVersion = labVersion;
        this.language = language;
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
                silent = System.nanoTime();
            }
            if (events.isEmpty()) {
                if (System.nanoTime() - silent >= heartbeat.toNanos()) {
                    reading = sink.beat();
                    silent = System.nanoTime();
                }
                await(patience);
            }
        }
    }

    private void await(Duration patience) {
        try {
            if (news.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                news.drainPermits();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
