import java.util.stream.IntStream;

/**
 * Numbers, gaps and categories. What is fitted is fitted on the training rows; −999 stands for a missing value and is
 * never part of a statistic.
 */
public final class Preparation {

    private static final double MISSING = -999;

    private Preparation() {
    }

    /** [n, d] → [d]: the mean of each column's present training values; 0 where there is none. */
    public static double[] means(double[][] x, boolean[] training) {
        double[] means = new double[x[0].length];
        for (int j = 0; j < means.length; j++) {
            means[j] = mean(fitted(x, training, j));
        }
        return means;
    }

    /** [n, d] → [d]: the deviation of the same values, dividing by their number; 1 where it would be 0. */
    public static double[] deviations(double[][] x, boolean[] training) {
        double[] deviations = new double[x[0].length];
        for (int j = 0; j < deviations.length; j++) {
            double[] values = fitted(x, training, j);
            double mean = mean(values);
            double squares = 0;
            for (double value : values) {
                squares += (value - mean) * (value - mean);
            }
            deviations[j] = values.length == 0 ? 1 : Math.sqrt(squares / values.length);
        }
        return deviations;
    }

    /** [n, d] → [n, d]: every row standardised, with the mean in place of what is missing. */
    public static double[][] transform(double[][] x, double[] means, double[] deviations) {
        double[][] z = new double[x.length][means.length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < means.length; j++) {
                z[i][j] = x[i][j] == MISSING ? 0 : (x[i][j] - means[j]) / deviations[j];
            }
        }
        return z;
    }

    /** The kinds that training rows have, each once, in ascending order. */
    public static long[] categories(long[] kinds, boolean[] training) {
        return IntStream.range(0, kinds.length).filter(i -> training[i]).mapToLong(i -> kinds[i]).distinct().sorted()
                .toArray();
    }

    /** [n] → [n, categories]: a 1 in the column of the row's kind; only zeros for a kind that is not among them. */
    public static double[][] oneHot(long[] kinds, long[] categories) {
        double[][] rows = new double[kinds.length][categories.length];
        for (int i = 0; i < kinds.length; i++) {
            for (int k = 0; k < categories.length; k++) {
                rows[i][k] = kinds[i] == categories[k] ? 1 : 0;
            }
        }
        return rows;
    }

    /** The weights n/(2 n_k) of "no" and "yes", in this order, by the training rows; 0 for a class without rows. */
    public static double[] classWeights(boolean[] swarmed, boolean[] training) {
        int[] rows = new int[2];
        for (int i = 0; i < swarmed.length; i++) {
            if (training[i]) {
                rows[swarmed[i] ? 1 : 0]++;
            }
        }
        double[] weights = new double[2];
        for (int k = 0; k < 2; k++) {
            weights[k] = rows[k] == 0 ? 0 : (rows[0] + rows[1]) / (2.0 * rows[k]);
        }
        return weights;
    }

    /** What a column's statistics may see. */
    private static double[] fitted(double[][] x, boolean[] training, int column) {
        return IntStream.range(0, x.length).filter(i -> training[i] && x[i][column] != MISSING)
                .mapToDouble(i -> x[i][column]).toArray();
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return values.length == 0 ? 0 : sum / values.length;
    }
}
