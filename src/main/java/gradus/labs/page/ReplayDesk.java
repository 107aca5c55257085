package gradus.labs.page;

import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.labs.runs.Replays;
import gradus.labs.runs.Run;

/** Puts together what a run's page says about its replay. */
@ApplicationScoped
class ReplayDesk {

    private final Replays replays;

    ReplayDesk(Replays replays) {
        this.replays = replays;
    }

    /** Null where a run has none and can have none. */
    ReplayView view(Run run) {
        if (run.replayOf() != null) {
            return null;
        }
        var newest = replays.newest(run.id()).orElse(null);
        boolean offered = run.state().equals("finished") && (newest == null || !newest.open());
        return newest == null && !offered ? null : new ReplayView(newest, offered, UUID.randomUUID());
    }
}
