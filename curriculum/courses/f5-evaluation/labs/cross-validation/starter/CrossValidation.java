/** What a way of training is worth on examples that it has not seen. */
public final class CrossValidation {

    private CrossValidation() {
    }

    /** [n]: each example, predicted by a model that has learnt from the other folds alone, scaling included. */
    public static double[] predictions(double[][] x, double[] y, int[] fold, int k, int neighbours) {
        // 6. For each fold: who trains, what is the scale, and what does Neighbours.predict say to each of the test?
        return new double[y.length];
    }

    /** [k]: the mean squared error in each fold. */
    public static double[] foldErrors(double[] y, double[] predicted, int[] fold, int k) {
        // 7. Folds may differ in size.
        return new double[k];
    }

    /** The mean squared error over all examples, from those of the folds: each example counts the same. */
    public static double overall(double[] foldErrors, int[] fold) {
        // 8. A larger fold has more to say.
        return -1;
    }

    /** How uncertain the mean of the folds' errors is: their standard deviation (k − 1 below) over √k. */
    public static double standardError(double[] foldErrors) {
        // 9. s / √k
        return 0;
    }

    /**
     * Models stand in order from the most supple to the simplest. Of those whose error lies within one standard error
     * (that of the best) of the best error, the number of the simplest.
     */
    public static int choose(double[] errors, double[] standardErrors) {
        // 10. Find the best first. Then come from the end.
        return -1;
    }
}
