package gradus.grading;

import java.util.random.RandomGenerator;

/** What a graded run draws from. The same seeds give the same run, on any machine. */
public interface Draw {

    /** The grading seed of this run; the learner never learns it. */
    long seed();

    /** The seed that the learner's own data come from. */
    long learnerSeed();

    /**
     * A fresh generator for one purpose. Two purposes never share numbers, and the same purpose always starts again, so
     * a check stays as it is when another one is added.
     *
     * @param purpose any text, for example the check's id
     * @return a {@link java.util.Random}, whose algorithm Java fixes for good; not for several threads
     */
    RandomGenerator random(String purpose);

    /**
     * A file of the hidden data.
     *
     * @param name as it lies in the lab's folder {@code grader/data}, without folders
     * @throws IllegalArgumentException if there is no such file
     */
    byte[] data(String name);
}
