package gradus.labs.grading;

/** Points of one submit: whole ones, 0 to {@code possible}. */
public record Score(int earned, int possible) {

    public Score {
        if (possible < 1 || earned < 0 || earned > possible) {
            throw new IllegalArgumentException("Score out of range: %d/%d".formatted(earned, possible));
        }
    }

    /** Compares shares, so that results of two versions of a lab can be told apart. */
    boolean betterThan(Score other) {
        return (long) earned * other.possible > (long) other.earned * possible;
    }
}
