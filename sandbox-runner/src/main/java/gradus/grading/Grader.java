package gradus.grading;

import java.util.Map;

/**
 * The hidden grader of a lab. An implementation has a constructor without parameters and is made afresh for each run.
 */
public interface Grader {

    /**
     * The checks by id. The ids are exactly those of {@code lab.yaml}, which also gives order, points and deadlines.
     *
     * @param draw this run's randomness and hidden data; the same object that each check is given
     */
    Map<String, Check> checks(Draw draw);
}
