package gradus.outbox;

import java.time.Clock;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Sql;

/** Where a transaction leaves word of what must happen once because of it. */
@ApplicationScoped
public class Outbox {

    static final String CHANNEL = "outbox";

    private final Sql sql;
    private final Wakeups wakeups;
    private final Clock clock;

    Outbox(Sql sql, Wakeups wakeups, Clock clock) {
        this.sql = sql;
        this.wakeups = wakeups;
        this.clock = clock;
    }

    /**
     * Adds an event to the running transaction; the second one for the same thing is dropped.
     *
     * @param whatFor unique per organisation and topic
     * @param payload JSON
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void add(String organization, String topic, String whatFor, String payload) {
        var now = clock.instant();
        sql.update("""
                insert into outbox_event (organization_id, topic, what_for, payload, created_at, due_at)
                values (?, ?, ?, cast(? as jsonb), ?, ?) on conflict on constraint outbox_event__once do nothing""",
                organization, topic, whatFor, payload, now, now);
        wakeups.send(CHANNEL, topic);
    }

    /** How many events are still to be carried out, those that failed included. */
    public long backlog() {
        return sql.first("select count(*) from outbox_event where done_at is null", row -> row.getLong(1)).orElseThrow();
    }
}
