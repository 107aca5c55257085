/** How far predictions of a number are off. */
public final class Regression {

    private Regression() {
    }

    /** The mean size of the errors. */
    public static double meanAbsoluteError(double[] truth, double[] predicted) {
        double sum = 0;
        for (int i = 0; i < truth.length; i++) {
            sum += Math.abs(predicted[i] - truth[i]);
        }
        return sum / truth.length;
    }

    /** 1 minus squared errors over squared distances from the truth's mean: 0 if the model is as good as that mean. */
    public static double rSquared(double[] truth, double[] predicted) {
        double mean = mean(predicted);
        double left = 0;
        double spread = 0;
        for (int i = 0; i < truth.length; i++) {
            left += (predicted[i] - truth[i]) * (predicted[i] - truth[i]);
            spread += (mean - truth[i]) * (mean - truth[i]);
        }
        return 1 - left / spread;
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
