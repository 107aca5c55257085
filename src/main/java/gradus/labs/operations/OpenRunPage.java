package gradus.labs.operations;

import java.util.List;

import gradus.labs.runs.queue.OpenRun;

/** @param total runs that wait or go on, on all pages */
public record OpenRunPage(List<OpenRun> runs, int page, int size, long total) {

    public OpenRunPage {
        runs = List.copyOf(runs);
    }
}
