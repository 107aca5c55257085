/** How well scores put positives before negatives. */
public final class Ranking {

    private Ranking() {
    }

    /**
     * The probability that a positive has a higher score than a negative, pair by pair.
     *
     * @param positive 1 for a positive, 0 for a negative; there is at least one of each
     */
    public static double auc(double[] scores, long[] positive) {
        double right = 0;
        long pairs = 0;
        for (int i = 0; i < scores.length; i++) {
            for (int j = 0; j < scores.length; j++) {
                if (positive[i] == 1 && positive[j] == 0) {
                    right += scores[i] > scores[j] ? 1 : 0;
                    pairs++;
                }
            }
        }
        return right / pairs;
    }
}
