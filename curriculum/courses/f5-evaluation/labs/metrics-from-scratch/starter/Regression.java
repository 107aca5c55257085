/** How far predictions of a number are off. */
public final class Regression {

    private Regression() {
    }

    /** The mean size of the errors. */
    public static double meanAbsoluteError(double[] truth, double[] predicted) {
        // 1. Errors of +3 and −3 must not cancel.
        return -1;
    }

    /** 1 minus squared errors over squared distances from the mean: 0 for a model that is as good as that mean. */
    public static double rSquared(double[] truth, double[] predicted) {
        // 2. From which mean? Of the truth, or of the predictions?
        return -1;
    }
}
