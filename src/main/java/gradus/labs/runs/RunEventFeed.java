package gradus.labs.runs;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.common.Language;
import gradus.labs.runs.events.EventId;
import gradus.labs.runs.events.RunEvent;
import gradus.labs.runs.events.RunEvents;

/** Events as a reader gets them: checks and reports in the reader's language, everything else as it was told. */
@ApplicationScoped
class RunEventFeed {

    private static final int MOST_AT_ONCE = 500;

    private final RunEvents events;
    private final RunReader reader;
    private final ObjectMapper json;

    RunEventFeed(RunEvents events, RunReader reader, ObjectMapper json) {
        this.events = events;
        this.reader = reader;
        this.json = json;
    }

    /** The next events, in order; empty if there are none yet. */
    @Transactional
    public List<RunEvent> after(UUID run, EventId last, String labVersion, Language language) {
        return events.after(run, last, MOST_AT_ONCE).stream()
                .map(event -> inWords(run, event, labVersion, language)).toList();
    }

    /** Where a run stands while it waits; empty once it does not. */
    @Transactional
    public Optional<String> waiting(UUID run, Language language) {
        return Optional.ofNullable(reader.waiting(LabRun.findById(run), language)).map(this::written);
    }

    /** Whether the report has been seen. */
    boolean ended(UUID run, EventId last) {
        return events.reported(run).filter(report -> report.compareTo(last) <= 0).isPresent();
    }

    private RunEvent inWords(UUID run, RunEvent event, String labVersion, Language language) {
        return switch (event.type()) {
            case "check" -> with(event, reader.check(event.payload(), labVersion, language));
            case "notice" -> with(event, reader.notice(event.payload(), language));
            case "report" -> with(event, reader.run(LabRun.findById(run), language));
            default -> event;
        };
    }

    private RunEvent with(RunEvent event, Object payload) {
        return new RunEvent(event.id(), event.type(), written(payload));
    }

    private String written(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Cannot write " + payload, e);
        }
    }
}
