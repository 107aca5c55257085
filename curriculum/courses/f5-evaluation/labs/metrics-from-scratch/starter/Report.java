/** Precision, recall and F1 of a class, by your methods. To be read, not changed. */
public final class Report {

    private Report() {
    }

    public static double[] of(long[][] matrix, int c) {
        return new double[] {Classification.precision(matrix, c), Classification.recall(matrix, c),
                Classification.f1(matrix, c)};
    }
}
