package gradus.outbox;

import java.time.Clock;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

import org.jboss.logging.Logger;

import gradus.common.Roles;
import gradus.common.Sql;
import gradus.organizations.Tenancy;
import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;

/**
 * Carries out what lies in the outbox, on every replica of {@code web}; a row that one of them holds is skipped by the others.
 */
@ApplicationScoped
class OutboxWorker {

    private static final Logger LOG = Logger.getLogger(OutboxWorker.class);
    private static final int BATCH = 50;
    private static final int LONGEST_ERROR = 2_000;

    private record Due(long id, String organization) {
    }

    private final Sql sql;
    private final Tenancy tenancy;
    private final Roles roles;
    private final Clock clock;
    private final Wakeups wakeups;
    private final List<OutboxConsumer> consumers;
    private final Semaphore work = new Semaphore(0);
    private final Thread thread = Thread.ofPlatform().name("outbox").daemon().unstarted(this::workUntilStopped);
    private volatile boolean stopped;

    OutboxWorker(Sql sql, Tenancy tenancy, Roles roles, Clock clock, Wakeups wakeups, @All List<OutboxConsumer> consumers) {
        this.sql = sql;
        this.tenancy = tenancy;
        this.roles = roles;
        this.clock = clock;
        this.wakeups = wakeups;
        this.consumers = consumers;
    }

    void start(@Observes StartupEvent event) {
        if (!roles.web()) {
            return;
        }
        wakeups.on(Outbox.CHANNEL, topic -> work.release());
        thread.start();
    }

    void stop(@Observes ShutdownEvent event) {
        stopped = true;
        thread.interrupt();
    }

    private void workUntilStopped() {
        while (!stopped) {
            try {
                work.tryAcquire(2, TimeUnit.SECONDS);
                work.drainPermits();
                if (sweep() > 0) {
                    work.release(); // more may be due
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (RuntimeException e) {
                if (!stopped) {
                    LOG.warnf("The outbox could not be read, trying again: %s", e.getMessage());
                }
            }
        }
    }

    /**
     * Handles what is due (what never failed is, even if a clock was set back since), at most {@value #BATCH} events; returns
     * how many of them succeeded.
     */
    int sweep() {
        var due = sql.query("""
                select id, organization_id from outbox_event where done_at is null and (due_at <= ? or attempts = 0)
                order by due_at, id limit ?""",
                row -> new Due(row.getLong("id"), row.getString("organization_id")), clock.instant(), BATCH);
        int succeeded = 0;
        for (var event : due) {
            succeeded += handled(event) ? 1 : 0;
        }
        return succeeded;
    }

    private boolean handled(Due due) {
        try {
            return tenancy.call(due.organization, () -> QuarkusTransaction.requiringNew().call(() -> handle(due.id)));
        } catch (RuntimeException e) {
            LOG.errorf(e, "Outbox event %d failed", due.id);
            failed(due.id, e);
            return false;
        }
    }

    private boolean handle(long id) {
        var locked = sql.first("""
                select id, organization_id, topic, what_for, payload from outbox_event
                where id = ? and done_at is null for update skip locked""",
                row -> new OutboxEvent(row.getLong("id"), row.getString("organization_id"), row.getString("topic"),
                        row.getString("what_for"), row.getString("payload")),
                id);
        if (locked.isEmpty()) {
            return false;
        }
        var event = locked.get();
        consumers.stream().filter(consumer -> consumer.topic().equals(event.topic()))
                .forEach(consumer -> consumer.accept(event));
        sql.update("update outbox_event set done_at = ?, last_error = null where id = ?", clock.instant(), id);
        return true;
    }

    private void failed(long id, RuntimeException failure) {
        var error = String.valueOf(failure).replace('\0', ' ');
        var attempts = sql.first("select attempts from outbox_event where id = ?", row -> row.getInt(1), id).orElse(0);
        sql.update("update outbox_event set attempts = ?, due_at = ?, last_error = ? where id = ? and done_at is null",
                attempts + 1, clock.instant().plus(BackOff.after(attempts + 1)),
                error.substring(0, Math.min(error.length(), LONGEST_ERROR)), id);
    }
}
