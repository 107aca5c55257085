package gradus.web;

/**
 * One page of a list, as the API tells it: beside the three numbers stands the list, named after what it holds. The
 * answer's {@code Link} header names the pages before and after.
 */
public interface Listing {

    /** From 0. */
    int page();

    /** How many a page holds at most, 1 to {@link Paging#MOST}. */
    int size();

    /** How many there are on all pages. */
    long total();
}
