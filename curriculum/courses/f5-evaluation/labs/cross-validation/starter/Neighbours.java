import java.util.Arrays;
import java.util.Comparator;

/** A model that has memorised everything, and asks the nearest of what it knows. To be read, not changed. */
public final class Neighbours {

    private Neighbours() {
    }

    /** The mean answer of the nearest examples. The more of them, the simpler the model. */
    public static double predict(double[][] known, double[] answers, double[] x, int neighbours) {
        Integer[] order = new Integer[known.length];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(i -> distance(known[i], x)));
        return Arrays.stream(order).limit(neighbours).mapToDouble(i -> answers[i]).average().orElse(0);
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }
}
