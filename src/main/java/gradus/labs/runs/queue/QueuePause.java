package gradus.labs.runs.queue;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Sql;

/** Whether an operator has paused the queue: nothing starts, what runs goes on. */
@ApplicationScoped
public class QueuePause {

    private final Sql sql;
    private final Clock clock;

    QueuePause(Sql sql, Clock clock) {
        this.sql = sql;
        this.clock = clock;
    }

    /** A second time changes nothing. */
    public void pause(UUID operator) {
        sql.update("insert into lab_queue_pause (since, person_id) values (?, ?) on conflict do nothing", clock.instant(),
                operator);
    }

    public void resume() {
        sql.update("delete from lab_queue_pause");
    }

    public Optional<Instant> since() {
        return sql.first("select since from lab_queue_pause", row -> Sql.instant(row, "since"));
    }
}
