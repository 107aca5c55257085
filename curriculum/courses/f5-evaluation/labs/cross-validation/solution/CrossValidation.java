import java.util.Arrays;

/** What a way of training is worth on examples that it has not seen. */
public final class CrossValidation {

    private CrossValidation() {
    }

    /** [n]: each example, predicted by a model that has learnt from the other folds alone, scaling included. */
    public static double[] predictions(double[][] x, double[] y, int[] fold, int k, int neighbours) {
        double[] predicted = new double[y.length];
        for (int f = 0; f < k; f++) {
            int[] training = Folds.training(fold, f);
            double[][] scaled = Scaler.apply(x, Scaler.fit(x, training));
            double[][] known = Arrays.stream(training).mapToObj(i -> scaled[i]).toArray(double[][]::new);
            double[] answers = Arrays.stream(training).mapToDouble(i -> y[i]).toArray();
            for (int i : Folds.test(fold, f)) {
                predicted[i] = Neighbours.predict(known, answers, scaled[i], neighbours);
            }
        }
        return predicted;
    }

    /** [k]: the mean squared error in each fold. */
    public static double[] foldErrors(double[] y, double[] predicted, int[] fold, int k) {
        double[] errors = new double[k];
        for (int f = 0; f < k; f++) {
            int[] test = Folds.test(fold, f);
            for (int i : test) {
                errors[f] += (predicted[i] - y[i]) * (predicted[i] - y[i]) / test.length;
            }
        }
        return errors;
    }

    /** The mean squared error over all examples, from those of the folds: each example counts the same. */
    public static double overall(double[] foldErrors, int[] fold) {
        double sum = 0;
        for (int f : fold) {
            sum += foldErrors[f];
        }
        return sum / fold.length;
    }

    /** How uncertain the mean of the folds' errors is: their standard deviation (k − 1 below) over √k. */
    public static double standardError(double[] foldErrors) {
        int k = foldErrors.length;
        double mean = Arrays.stream(foldErrors).average().orElseThrow();
        double square = 0;
        for (double error : foldErrors) {
            square += (error - mean) * (error - mean);
        }
        return Math.sqrt(square / (k - 1)) / Math.sqrt(k);
    }

    /**
     * Models stand in order from the most supple to the simplest. Of those whose error lies within one standard error
     * (that of the best) of the best error, the number of the simplest.
     */
    public static int choose(double[] errors, double[] standardErrors) {
        int best = 0;
        for (int model = 1; model < errors.length; model++) {
            if (errors[model] < errors[best]) {
                best = model;
            }
        }
        int simplest = errors.length - 1;
        while (errors[simplest] > errors[best] + standardErrors[best]) {
            simplest--;
        }
        return simplest;
    }
}
