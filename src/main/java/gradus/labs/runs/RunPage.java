package gradus.labs.runs;

import java.util.List;

import gradus.web.Listing;

/**
 * Some of the viewer's runs, newest first.
 *
 * @param page from 0
 * @param size runs a page, 1 to 100
 * @param total on all pages
 */
public record RunPage(List<Run> runs, int page, int size, long total) implements Listing {

    public RunPage {
        runs = List.copyOf(runs);
    }
}
