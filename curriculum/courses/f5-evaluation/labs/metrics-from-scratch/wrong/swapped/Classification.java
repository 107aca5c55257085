/** Right and wrong, each kind apart. In a confusion matrix, rows are the truth and columns are what was predicted. */
public final class Classification {

    private Classification() {
    }

    /** [classes, classes]: how many examples of the class of a row were taken for the class of a column. */
    public static long[][] confusion(long[] truth, long[] predicted, int classes) {
        long[][] matrix = new long[classes][classes];
        for (int i = 0; i < truth.length; i++) {
            matrix[(int) truth[i]][(int) predicted[i]]++;
        }
        return matrix;
    }

    /** The share of all examples that were taken for what they are. */
    public static double accuracy(long[][] matrix) {
        long right = 0;
        long all = 0;
        for (int c = 0; c < matrix.length; c++) {
            right += matrix[c][c];
            all += row(matrix, c);
        }
        return share(right, all);
    }

    /** Of what was taken for class c, the share that is of class c. */
    public static double precision(long[][] matrix, int c) {
        return share(matrix[c][c], row(matrix, c));
    }

    /** Of what is of class c, the share that was taken for it. */
    public static double recall(long[][] matrix, int c) {
        return share(matrix[c][c], column(matrix, c));
    }

    /** The harmonic mean of precision and recall, from the counts: 0 only if nothing of the class was found. */
    public static double f1(long[][] matrix, int c) {
        return share(2 * matrix[c][c], row(matrix, c) + column(matrix, c));
    }

    /** The mean of the F1 scores of all classes, each counting the same. */
    public static double macroF1(long[][] matrix) {
        double sum = 0;
        for (int c = 0; c < matrix.length; c++) {
            sum += f1(matrix, c);
        }
        return sum / matrix.length;
    }

    /** A share of nothing is 0, as agreed. */
    private static double share(long part, long whole) {
        return whole == 0 ? 0 : (double) part / whole;
    }

    private static long row(long[][] matrix, int c) {
        long sum = 0;
        for (long count : matrix[c]) {
            sum += count;
        }
        return sum;
    }

    private static long column(long[][] matrix, int c) {
        long sum = 0;
        for (long[] row : matrix) {
            sum += row[c];
        }
        return sum;
    }
}
