package gradus.labs.runs.work;

import jakarta.enterprise.context.ApplicationScoped;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.labs.grading.RunClosed;
import gradus.outbox.Outbox;

/** Tells other modules of closed runs, through the outbox. */
@ApplicationScoped
class ClosingNews {

    private final Outbox outbox;
    private final ObjectMapper json;

    ClosingNews(Outbox outbox, ObjectMapper json) {
        this.outbox = outbox;
        this.json = json;
    }

    void add(String organization, RunClosed news) {
        try {
            outbox.add(organization, RunClosed.TOPIC, news.run().toString(), json.writeValueAsString(news));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + news, e);
        }
    }
}
