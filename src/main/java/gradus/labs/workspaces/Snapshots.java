package gradus.labs.workspaces;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

import gradus.common.Problem;
import gradus.identity.Viewer;
import gradus.labs.definition.Labs;
import gradus.web.Paging;

/** States of the viewer's files that were kept. Somebody else's are not found, even if the files are the same. */
@ApplicationScoped
public class Snapshots {

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
        var paging = new Paging(page, size);
        return new KeptPage(LabSnapshot.newest(viewer.id(), lab, runs, paging).stream().map(LabSnapshot::shown).toList(),
                page, size, LabSnapshot.countOf(viewer.id(), lab, runs));
    }

    /** @throws Problem 404 if the viewer has no such state of this lab */
    @Transactional
    public KeptState get(String lab, String id) {
        labs.require(lab);
        return LabSnapshot.require(viewer.id(), lab, id).shown();
    }
}
