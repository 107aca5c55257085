package gradus.check;

import java.util.Map;

/**
 * One run that the check makes.
 *
 * @param answer whose files they are, for people: {@code solution}, {@code wrong/no-intercept}
 * @param files the learner's
 * @param seed the run's; of a practice run not used
 */
record Trial(String answer, Map<String, String> files, Kind kind, Seed seed) {

    enum Kind {
        PRACTICE,
        GRADED
    }

    /** Two that belong together: what the grader draws from, and what the learner's data come from. */
    record Seed(long grading, long learner) {
    }
}
