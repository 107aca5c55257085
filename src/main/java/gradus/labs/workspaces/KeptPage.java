package gradus.labs.workspaces;

import java.util.List;

import gradus.web.Listing;

/**
 * Some of the viewer's kept states, newest first.
 *
 * @param page from 0
 * @param size states a page, 1 to 100
 * @param total on all pages
 */
public record KeptPage(List<KeptState> snapshots, int page, int size, long total) implements Listing {

    public KeptPage {
        snapshots = List.copyOf(snapshots);
    }
}
