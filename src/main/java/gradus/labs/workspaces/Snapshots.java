package gradus.labs.workspaces;

import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.labs.definition.Labs;

/** States of the viewer's files that were kept. Somebody else's are not found, even if the files are the same. */
@ApplicationScoped
public class Snapshots {

    static final int MOST_A_PAGE = 100;
    private static final int LAST_PAGE = 1_000_000;

    private final Viewer viewer;
    private final Labs labs;

    Snapshots(Viewer viewer, Labs labs) {
        this.viewer = viewer;
        this.labs = labs;
    }

    /**
     * Newest first.
     *
     * @param runs whether those that were kept for a run are among them
     * @param page from 0
     * @param size 1 to 100
     * @throws Problem 404 if there is no such lab, 400 for a page or size out of range
     */
    @Transactional
    public KeptPage list(String lab, boolean runs, int page, int size) {
        labs.require(lab);
        if (page < 0 || page > LAST_PAGE || size < 1 || size > MOST_A_PAGE) {
            throw new Problem(WorkspaceProblem.SNAPSHOT_PAGE_NOT_ALLOWED, "Page %d of %d".formatted(page, size),
                    Map.of("most", Integer.toString(MOST_A_PAGE)));
        }
        return new KeptPage(LabSnapshot.newest(viewer.id(), lab, runs, page, size).stream().map(LabSnapshot::shown).toList(),
                page, size, LabSnapshot.countOf(viewer.id(), lab, runs));
    }

    /** @throws Problem 404 if the viewer has no such state of this lab */
    @Transactional
    public KeptState get(String lab, String id) {
        labs.require(lab);
        return LabSnapshot.require(viewer.id(), lab, id).shown();
    }
}
