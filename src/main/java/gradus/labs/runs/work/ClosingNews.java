package gradus.labs.runs.work;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.labs.grading.RunClosed;
import gradus.outbox.Outbox;

/** Tells other modules of closed runs: through the outbox what must not get lost, as an event what is only counted. */
@ApplicationScoped
class ClosingNews {

    private final Outbox outbox;
    private final ObjectMapper json;
    private final Event<RunMeasured> measured;

    ClosingNews(Outbox outbox, ObjectMapper json, Event<RunMeasured> measured) {
        this.outbox = outbox;
        this.json = json;
        this.measured = measured;
    }

    void measured(RunMeasured run) {
        measured.fire(run);
    }

    void add(String organization, RunClosed news) {
        try {
            outbox.add(organization, RunClosed.TOPIC, news.run().toString(), json.writeValueAsString(news));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + news, e);
        }
    }
}
