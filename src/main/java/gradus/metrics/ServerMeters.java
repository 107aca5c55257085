package gradus.metrics;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import gradus.common.Roles;
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
    private final Roles roles;

    ServerMeters(RunStreams streams, Outbox outbox, Roles roles) {
        this.streams = streams;
        this.outbox = outbox;
        this.roles = roles;
    }

    void start(@Observes StartupEvent event, MeterRegistry registry) {
        if (!roles.web()) {
            return;
        }
        Gauge.builder("gradus.event.streams", streams, RunStreams::count).strongReference(true)
                .description("Streams of events that are open here").register(registry);
        Gauge.builder("gradus.outbox.backlog", outbox, Outbox::backlog).strongReference(true)
                .description("Events of the installation that are still to be carried out").register(registry);
    }
}
