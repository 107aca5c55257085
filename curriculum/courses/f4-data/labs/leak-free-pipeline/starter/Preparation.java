/**
 * Numbers, gaps and categories. What is fitted is fitted on the training rows; −999 stands for a missing value and is
 * never part of a statistic. It runs as it stands; it just prepares nothing.
 */
public final class Preparation {

    private static final double MISSING = -999;

    private Preparation() {
    }

    /** [n, d] → [d]: the mean of each column's present training values; 0 where there is none. */
    public static double[] means(double[][] x, boolean[] training) {
        // 5.
        return new double[x[0].length];
    }

    /** [n, d] → [d]: the deviation of the same values, dividing by their number; 1 where it would be 0. */
    public static double[] deviations(double[][] x, boolean[] training) {
        // 6.
        double[] deviations = new double[x[0].length];
        java.util.Arrays.fill(deviations, 1);
        return deviations;
    }

    /** [n, d] → [n, d]: every row standardised, with the mean in place of what is missing. */
    public static double[][] transform(double[][] x, double[] means, double[] deviations) {
        // 7. Where does the mean lie on the new scale?
        return new double[x.length][x[0].length];
    }

    /** The kinds that training rows have, each once, in ascending order. */
    public static long[] categories(long[] kinds, boolean[] training) {
        // 8.
        return new long[] {0};
    }

    /** [n] → [n, categories]: a 1 in the column of the row's kind; only zeros for a kind that is not among them. */
    public static double[][] oneHot(long[] kinds, long[] categories) {
        // 9.
        return new double[kinds.length][categories.length];
    }

    /** The weights n/(2 n_k) of "no" and "yes", in this order, by the training rows; 0 for a class without rows. */
    public static double[] classWeights(boolean[] swarmed, boolean[] training) {
        // 10. Beware of dividing whole numbers.
        return new double[] {1, 1};
    }
}
