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
        double mean = mean(truth);
        double other = mean(predicted);
        double both = 0;
        double one = 0;
        double two = 0;
        for (int i = 0; i < truth.length; i++) {
            both += (predicted[i] - other) * (truth[i] - mean);
            one += (predicted[i] - other) * (predicted[i] - other);
            two += (truth[i] - mean) * (truth[i] - mean);
        }
        return both * both / (one * two);
    }

    private static double mean(double[] values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }
}
