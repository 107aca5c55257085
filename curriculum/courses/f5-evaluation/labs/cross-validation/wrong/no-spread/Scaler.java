/** Features to the mean 0 and the standard deviation 1, as measured on some of the rows. */
public final class Scaler {

    private Scaler() {
    }

    /** [2, d]: means and standard deviations of these rows alone. A column without any spread gets the deviation 1. */
    public static double[][] fit(double[][] x, int[] rows) {
        int d = x[0].length;
        double[] mean = new double[d];
        double[] deviation = new double[d];
        for (int j = 0; j < d; j++) {
            for (int row : rows) {
                mean[j] += x[row][j] / rows.length;
            }
            double square = 0;
            for (int row : rows) {
                square += (x[row][j] - mean[j]) * (x[row][j] - mean[j]);
            }
            deviation[j] = Math.sqrt(square / rows.length);
        }
        return new double[][] {mean, deviation};
    }

    /** [n, d]: every row, less the means, over the deviations. x stays as it is. */
    public static double[][] apply(double[][] x, double[][] scale) {
        double[][] scaled = new double[x.length][x[0].length];
        for (int i = 0; i < x.length; i++) {
            for (int j = 0; j < x[i].length; j++) {
                scaled[i][j] = (x[i][j] - scale[0][j]) / scale[1][j];
            }
        }
        return scaled;
    }
}
