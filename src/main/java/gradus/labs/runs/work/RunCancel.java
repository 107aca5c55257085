package gradus.labs.runs.work;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Sql;
import gradus.outbox.Wakeups;

/** Ends runs in whatever state they are: at once if they wait, as soon as their worker hears of it if they run. */
@ApplicationScoped
public class RunCancel {

    private final RunClosing closing;
    private final Sql sql;
    private final Wakeups wakeups;

    RunCancel(RunClosing closing, Sql sql, Wakeups wakeups) {
        this.closing = closing;
        this.sql = sql;
        this.wakeups = wakeups;
    }

    /**
     * A closed run stays as it is.
     *
     * @return false if there is no such run
     */
    @Transactional
    public boolean cancel(UUID id) {
        // The row stays locked, so that no worker takes it or gives it back in between.
        var state = sql.first("select state from lab_run where id = ? for update", row -> row.getString(1), id);
        if (state.filter(RunState.QUEUED.key()::equals).isPresent()) {
            closing.cancelQueued(id);
        } else if (state.filter(RunState.RUNNING.key()::equals).isPresent()) {
            sql.update("update lab_run set cancel_requested = true where id = ?", id);
            wakeups.send(RunQueue.CANCEL, id.toString());
        }
        return state.isPresent();
    }
}
