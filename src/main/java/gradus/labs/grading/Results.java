package gradus.labs.grading;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.outbox.OutboxConsumer;
import gradus.outbox.OutboxEvent;

/** What persons reached in labs: the best submit counts. */
@ApplicationScoped
public class Results implements OutboxConsumer {

    /**
     * @param run the best one
     * @param passedAt of the first submit that passed; empty before
     */
    public record Result(String lab, UUID run, Score score, boolean passed, Optional<Instant> passedAt) {
    }

    private final ObjectMapper json;

    Results(ObjectMapper json) {
        this.json = json;
    }

    /** Empty while nothing was submitted. */
    @Transactional
    public Optional<Result> of(UUID person, String lab) {
        return LabResult.of(person, lab).map(Results::result);
    }

    /** Of every lab that the person has submitted, in no order. */
    @Transactional
    public List<Result> of(UUID person) {
        return LabResult.of(person).stream().map(Results::result).toList();
    }

    @Override
    public String topic() {
        return RunClosed.TOPIC;
    }

    @Override
    @Transactional
    public void accept(OutboxEvent event) {
        var run = read(event.payload());
        if (run.earned() == null) {
            return; // a practice run, or one that failed or was cancelled: nothing to count
        }
        LabResult.locked(run.person(), run.lab()).ifPresentOrElse(row -> row.consider(run), () -> add(run));
    }

    // Two first submits of one person at once: the second insert breaks the constraint and its event comes again.
    private void add(RunClosed run) {
        var row = new LabResult();
        row.id = UUID.randomUUID();
        row.personId = run.person();
        row.labId = run.lab();
        row.take(run);
        row.passed = run.passed();
        row.passedAt = run.passed() ? run.closedAt() : null;
        row.persist();
    }

    private static Result result(LabResult row) {
        return new Result(row.labId, row.runId, new Score(row.earned, row.possible), row.passed,
                Optional.ofNullable(row.passedAt));
    }

    private RunClosed read(String payload) {
        try {
            return json.readValue(payload, RunClosed.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not a closed run: " + payload, e);
        }
    }
}
