package gradus.web;

import static gradus.web.WebProblem.PAGE_NOT_ALLOWED;

import java.util.List;
import java.util.Map;

import gradus.common.Problem;

/**
 * Which page of a list somebody wants: {@code ?page=0&size=20} everywhere.
 *
 * @param page from 0
 * @param size 1 to {@value #MOST}
 */
public record Paging(int page, int size) {

    public static final int MOST = 100;
    private static final int LAST_PAGE = 1_000_000; // page × size stays an int

    /** @throws Problem 400 for a page or a size out of range */
    public Paging {
        if (page < 0 || page > LAST_PAGE || size < 1 || size > MOST) {
            throw new Problem(PAGE_NOT_ALLOWED, "Page %d of %d".formatted(page, size),
                    Map.of("most", Integer.toString(MOST)));
        }
    }

    /** This page of a list that is in memory; empty after the last. */
    public <T> List<T> of(List<T> all) {
        int first = Math.min(page * size, all.size());
        return List.copyOf(all.subList(first, Math.min(first + size, all.size())));
    }
}
