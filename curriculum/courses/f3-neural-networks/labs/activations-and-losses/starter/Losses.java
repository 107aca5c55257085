/**
 * Losses of scores, and their slopes along the scores. Rows are examples, columns are classes, y is 0 or 1. All losses
 * are means over the examples.
 */
public final class Losses {

    private Losses() {
    }

    /** [n] and [n] → the mean of −y ln p − (1 − y) ln(1 − p), where p = σ(z). */
    public static double binaryCrossEntropy(double[] z, double[] y) {
        // 5. Don't compute p: its logarithm may be infinite where the loss is not.
        return 0;
    }

    /** [n] and [n] → [n]: how that loss changes with each score. */
    public static double[] binarySlope(double[] z, double[] y) {
        // 6. Here p does no harm.
        return new double[z.length];
    }

    /** [n, k] → [n, k]: each row becomes probabilities. */
    public static double[][] softmax(double[][] z) {
        // 7. Only differences of scores count.
        return new double[z.length][z[0].length];
    }

    /** [n, k] and [n, k], one-hot → the mean of −ln p of the right class. */
    public static double crossEntropy(double[][] z, double[][] y) {
        // 8. ln ∑ e^z minus the right score; and the largest score helps again.
        return 0;
    }

    /** [n, k] and [n, k], one-hot → [n, k]: how that loss changes with each score. */
    public static double[][] crossEntropySlope(double[][] z, double[][] y) {
        // 9.
        return new double[z.length][z[0].length];
    }
}
