/**
 * Losses of scores, and their slopes along the scores. Rows are examples, columns are classes, y is 0 or 1. All losses
 * are means over the examples. Nothing here ever computes the logarithm of a probability.
 */
public final class Losses {

    private Losses() {
    }

    /** [n] and [n] → the mean of −y ln p − (1 − y) ln(1 − p), where p = σ(z). */
    public static double binaryCrossEntropy(double[] z, double[] y) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double p = Math.clamp(Activations.sigmoid(z[i]), 1e-9, 1 - 1e-9);
            sum -= y[i] * Math.log(p) + (1 - y[i]) * Math.log(1 - p);
        }
        return sum / z.length;
    }

    /** [n] and [n] → [n]: (p − y)/n. */
    public static double[] binarySlope(double[] z, double[] y) {
        double[] slope = new double[z.length];
        for (int i = 0; i < z.length; i++) {
            slope[i] = (Activations.sigmoid(z[i]) - y[i]) / z.length;
        }
        return slope;
    }

    /** [n, k] → [n, k]: each row becomes probabilities. Only differences count: the largest may become 0. */
    public static double[][] softmax(double[][] z) {
        double[][] p = new double[z.length][];
        for (int i = 0; i < z.length; i++) {
            double largest = largest(z[i]);
            double sum = 0;
            p[i] = new double[z[i].length];
            for (int k = 0; k < z[i].length; k++) {
                p[i][k] = Math.exp(z[i][k] - largest);
                sum += p[i][k];
            }
            for (int k = 0; k < z[i].length; k++) {
                p[i][k] /= sum;
            }
        }
        return p;
    }

    /** [n, k] and [n, k], one-hot → the mean of −ln p of the right class, as ln ∑ e^z minus its score. */
    public static double crossEntropy(double[][] z, double[][] y) {
        double sum = 0;
        for (int i = 0; i < z.length; i++) {
            double largest = largest(z[i]);
            double powers = 0;
            double right = 0;
            for (int k = 0; k < z[i].length; k++) {
                powers += Math.exp(z[i][k] - largest);
                right += y[i][k] * z[i][k];
            }
            sum += largest + Math.log(powers) - right;
        }
        return sum / z.length;
    }

    /** [n, k] and [n, k], one-hot → [n, k]: (p − y)/n. */
    public static double[][] crossEntropySlope(double[][] z, double[][] y) {
        double[][] slope = softmax(z);
        for (int i = 0; i < z.length; i++) {
            for (int k = 0; k < z[i].length; k++) {
                slope[i][k] = (slope[i][k] - y[i][k]) / z.length;
            }
        }
        return slope;
    }

    private static double largest(double[] row) {
        double largest = row[0];
        for (double score : row) {
            largest = Math.max(largest, score);
        }
        return largest;
    }
}
