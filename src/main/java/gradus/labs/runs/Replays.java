package gradus.labs.runs;

import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.web.Reader;

/**
 * Runs of the viewer's, run once more to see whether they come to the same. A replay counts nothing: it is no submit, it
 * stands in no list of runs, and it keeps nobody from running the lab.
 */
@ApplicationScoped
public class Replays {

    private final Viewer viewer;
    private final Reader reader;
    private final ReplayStart start;
    private final ReplayReader replays;
    private final RunReader runs;

    Replays(Viewer viewer, Reader reader, ReplayStart start, ReplayReader replays, RunReader runs) {
        this.viewer = viewer;
        this.reader = reader;
        this.start = start;
        this.replays = replays;
        this.runs = runs;
    }

    /**
     * Queues the same files, lab version and seeds once more.
     *
     * @param key the same key a second time answers the replay of the first time; 1 to 100 printable characters
     * @throws Problem 404 if the viewer has no such run; 409 if it has no result to compare with, cannot be repeated, or
     *         another replay is still open; 422 if the key was used for something else; 429 after too many in one day
     */
    @Transactional
    public Run start(UUID run, Optional<String> key) {
        return runs.run(LabRun.require(start.start(run, key), viewer.id()), reader.language());
    }

    /** The newest replay of a run. */
    @Transactional
    public Optional<Replay> newest(UUID run) {
        var then = LabRun.require(run, viewer.id());
        return then.newestReplay().map(now -> replays.replay(then, now, reader.language()));
    }

    /** @throws Problem 404 if the viewer has no such run, or it was not replayed */
    @Transactional
    Replay get(UUID run) {
        return newest(run).orElseThrow(() -> new Problem(RunProblem.NOT_REPLAYED, "No replay of " + run));
    }
}
