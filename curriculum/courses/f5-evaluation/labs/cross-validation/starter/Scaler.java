/** Features to the mean 0 and the standard deviation 1, as measured on some of the rows. */
public final class Scaler {

    private Scaler() {
    }

    /** [2, d]: means and standard deviations of these rows alone. A column without any spread gets the deviation 1. */
    public static double[][] fit(double[][] x, int[] rows) {
        // 4. Divide by rows.length in both. Rows that are not in "rows" don't exist here.
        return new double[2][x[0].length];
    }

    /** [n, d]: every row, less the means, over the deviations. x stays as it is. */
    public static double[][] apply(double[][] x, double[][] scale) {
        // 5. scale[0] holds the means, scale[1] the deviations.
        return new double[x.length][x[0].length];
    }
}
