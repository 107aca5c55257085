package gradus.labs.runs;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.labs.runs.events.Artifact;
import gradus.labs.runs.events.Artifacts;
import gradus.labs.runs.work.RunCancel;
import gradus.labs.wire.Mode;
import gradus.web.Paging;
import gradus.web.Reader;

/** The viewer's runs. Somebody else's are not found. */
@ApplicationScoped
public class Runs {

    private final Viewer viewer;
    private final Reader reader;
    private final RunStart start;
    private final RunCancel cancel;
    private final RunReader runs;
    private final Artifacts artifacts;

    Runs(Viewer viewer, Reader reader, RunStart start, RunCancel cancel, RunReader runs,
            Artifacts artifacts) {
        this.viewer = viewer;
        this.reader = reader;
        this.start = start;
        this.cancel = cancel;
        this.runs = runs;
        this.artifacts = artifacts;
    }

    /**
     * Queues a run of the given files, or of the workspace.
     *
     * @param key the same key a second time answers the run of the first time; 1 to 100 printable characters
     * @param lab or a live cell, which is run for practice alone
     * @throws Problem 404 if there is no such lab; 409 if a run of it, or of another cell, is still open; 400 and 413 for files
     *         that may not
     *         be; 422 if the key was used for something else
     */
    @Transactional
    public Run start(String lab, Mode mode, Optional<Map<String, String>> files, Optional<String> key) {
        return runs.run(LabRun.require(start.start(lab, mode, files, key), viewer.id()), reader.language());
    }

    /** @throws Problem 404 if the viewer has no such run */
    @Transactional
    public Run get(UUID id) {
        return runs.runOfToday(LabRun.require(id, viewer.id()), reader.language());
    }

    /** The viewer's open run of a lab. */
    @Transactional
    public Optional<Run> open(String lab) {
        return LabRun.openOf(viewer.id(), lab).map(row -> runs.run(row, reader.language()));
    }

    /**
     * Ends a run: at once if it is queued, as soon as its worker hears of it if it runs. A closed run stays as it is.
     *
     * @throws Problem 404 if the viewer has no such run
     */
    @Transactional
    public Run cancel(UUID id) {
        LabRun.requireOwn(id, viewer.id());
        cancel.cancel(id);
        return get(id);
    }

    /**
     * The viewer's runs of a lab, newest first.
     *
     * @param page from 0
     * @param size 1 to 100
     * @throws Problem 404 if there is no such lab, 400 for a page or size out of range
     */
    @Transactional
    public RunPage list(String lab, int page, int size) {
        runs.requireLab(lab);
        var paging = new Paging(page, size);
        var rows = LabRun.newest(viewer.id(), lab, paging);
        return new RunPage(rows.stream().map(row -> runs.run(row, reader.language())).toList(), page, size,
                LabRun.countOf(viewer.id(), lab));
    }

    /**
     * The viewer's runs of all labs, newest first.
     *
     * @param page from 0
     * @param size 1 to 100
     * @throws Problem 400 for a page or size out of range
     */
    @Transactional
    public RunPage list(int page, int size) {
        var rows = LabRun.newest(viewer.id(), new Paging(page, size));
        return new RunPage(rows.stream().map(row -> runs.run(row, reader.language())).toList(), page, size,
                LabRun.countOf(viewer.id()));
    }

    /** The labs that the viewer has run, by id, and when last; none for nobody. */
    @Transactional
    public Map<String, Instant> lastOfEachLab() {
        return viewer.signedIn() ? LabRun.lastOfEachLab(viewer.id()) : Map.of();
    }

    /** @throws Problem 404 if the viewer has no such run */
    @Transactional
    Optional<Artifact> artifact(UUID id, String name) {
        LabRun.requireOwn(id, viewer.id());
        return artifacts.find(id, name);
    }
}
