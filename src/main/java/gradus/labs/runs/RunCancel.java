package gradus.labs.runs;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Sql;
import gradus.labs.runs.work.RunClosing;
import gradus.labs.runs.work.RunQueue;
import gradus.labs.runs.work.RunState;
import gradus.outbox.Wakeups;

/** Ends runs in whatever state they are. */
@ApplicationScoped
class RunCancel {

    private final RunClosing closing;
    private final Sql sql;
    private final Wakeups wakeups;

    RunCancel(RunClosing closing, Sql sql, Wakeups wakeups) {
        this.closing = closing;
        this.sql = sql;
        this.wakeups = wakeups;
    }

    @Transactional
    public void cancel(UUID id, UUID person) {
        LabRun.requireOwn(id, person);
        // The row stays locked, so that no worker takes it or gives it back in between.
        var state = sql.first("select state from lab_run where id = ? for update", row -> row.getString(1), id)
                .orElseThrow();
        if (state.equals(RunState.QUEUED.key())) {
            closing.cancelQueued(id);
        } else if (state.equals(RunState.RUNNING.key())) {
            sql.update("update lab_run set cancel_requested = true where id = ?", id);
            wakeups.send(RunQueue.CANCEL, id.toString());
        }
    }
}
