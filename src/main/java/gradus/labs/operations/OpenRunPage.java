package gradus.labs.operations;

import java.util.List;
import java.util.Map;
import java.util.UUID;

import gradus.labs.runs.queue.OpenRun;

/**
 * @param names of the people whose runs these are; those of other organisations are missing
 * @param total runs of these states, on all pages
 */
public record OpenRunPage(List<OpenRun> runs, Map<UUID, String> names, int page, int size, long total) {

    public OpenRunPage {
        runs = List.copyOf(runs);
        names = Map.copyOf(names);
    }
}
