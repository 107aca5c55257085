/** How well scores put positives before negatives. */
public final class Ranking {

    private Ranking() {
    }

    /**
     * The probability that a positive has a higher score than a negative, ties counted half.
     *
     * @param positive 1 for a positive, 0 for a negative; there is at least one of each
     */
    public static double auc(double[] scores, long[] positive) {
        // 9. Compare each positive with each negative. There is a faster way, too, if you like.
        return -1;
    }
}
