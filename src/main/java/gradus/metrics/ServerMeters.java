package gradus.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import gradus.labs.runs.RunStreams;
import gradus.outbox.Outbox;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;

/** What is kept open for people, and what is still to be done for them. */
@ApplicationScoped
class ServerMeters {

    private final RunStreams streams;
    private final Outbox outbox;

    ServerMeters(RunStreams streams, Outbox outbox) {
        this.streams = streams;
        this.outbox = outbox;
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        Gauge.builder("gradus.event.streams", streams, RunStreams::count).strongReference(true)
                .description("Streams of events that are open here").register(registry);
        Gauge.builder("gradus.outbox.backlog", outbox, Outbox::backlog).strongReference(true)
                .description("Events of the installation that are still to be carried out").register(registry);
    }
}
