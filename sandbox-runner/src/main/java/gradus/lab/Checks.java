package gradus.lab;

import java.util.Map;

/**
 * The visible checks of a lab. They run in the learner's own process after a practice run, help, and never count.
 *
 * <p>
 * An implementation is a class with a constructor without parameters, in the lab's folder {@code checks}.
 */
public interface Checks {

    /**
     * The checks by id, run in the map's order, so use a {@link java.util.LinkedHashMap}. An id is the id of the graded
     * check that asks the same, where there is one: the page then shows that check's title.
     *
     * @param lab the lab that the entry point has just run in
     */
    Map<String, VisibleCheck> checks(Lab lab);
}
