/** Right and wrong, each kind apart. In a confusion matrix, rows are the truth and columns are what was predicted. */
public final class Classification {

    private Classification() {
    }

    /** [classes, classes]: how many examples of the class of a row were taken for the class of a column. */
    public static long[][] confusion(long[] truth, long[] predicted, int classes) {
        // 3. Classes are numbered from 0. One that never occurs has its row and its column, too.
        return new long[classes][classes];
    }

    /** The share of all examples that were taken for what they are. */
    public static double accuracy(long[][] matrix) {
        // 4. Right is what stands on the diagonal. Mind that 15 / 40 is 0 in Java.
        return -1;
    }

    /** Of what was taken for class c, the share that is of class c. A share of nothing is 0. */
    public static double precision(long[][] matrix, int c) {
        // 5. Which sum belongs below, that of the row or that of the column?
        return -1;
    }

    /** Of what is of class c, the share that was taken for it. A share of nothing is 0. */
    public static double recall(long[][] matrix, int c) {
        // 6. And here?
        return -1;
    }

    /** The harmonic mean of precision and recall; 0 if the class neither occurs nor was predicted. */
    public static double f1(long[][] matrix, int c) {
        // 7. 2 TP / (2 TP + FP + FN)
        return -1;
    }

    /** The mean of the F1 scores of all classes, each counting the same. */
    public static double macroF1(long[][] matrix) {
        // 8. There are matrix.length classes.
        return -1;
    }
}
