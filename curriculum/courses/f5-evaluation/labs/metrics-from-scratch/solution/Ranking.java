import java.util.Arrays;
import java.util.Comparator;

/** How well scores put positives before negatives. */
public final class Ranking {

    private Ranking() {
    }

    /**
     * The probability that a positive has a higher score than a negative, ties counted half. By ranks, which takes
     * n log n steps and not n²: the ranks of the positives add up to what they beat, and to 1 + 2 + … for one another.
     *
     * @param positive 1 for a positive, 0 for a negative; there is at least one of each
     */
    public static double auc(double[] scores, long[] positive) {
        Integer[] order = new Integer[scores.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> scores[i]));
        double ranks = 0;
        long positives = 0;
        for (int from = 0; from < order.length;) {
            int to = from;
            long here = 0;
            while (to < order.length && scores[order[to]] == scores[order[from]]) {
                here += positive[order[to]];
                to++;
            }
            ranks += here * (from + 1 + to) / 2.0; // equal scores share the mean of the ranks from + 1 to to
            positives += here;
            from = to;
        }
        long negatives = scores.length - positives;
        return (ranks - positives * (positives + 1) / 2.0) / ((double) positives * negatives);
    }
}
