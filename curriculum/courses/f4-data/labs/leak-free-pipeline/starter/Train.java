import gradus.lab.Lab;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What Run starts: asks the nearest neighbours who will swarm, first with the table as it came, then through your
 * pipeline. To be read, not changed.
 */
public final class Train {

    private static final double SHARE = 0.3;
    private static final int MOST = 15;

    private Train() {
    }

    public static void run(Lab lab) {
        Data data = Data.draw(lab);
        int rows = data.readings().length;
        int[] byRow = IntStream.range(0, rows).map(i -> Dice.of(i, lab.seed()) < SHARE ? 1 : 0).toArray();
        double asItCame = 0;
        for (int k = 1; k <= MOST; k += 2) {
            double accuracy = neighbours(data.readings(), byRow, data.swarmed(), k);
            lab.metric("accuracy/as it came", k, accuracy);
            asItCame = k == 1 ? accuracy : asItCame;
        }
        lab.log("The table as it came, split by rows: the nearest neighbour is right in " + percent(asItCame));

        int[] sides = Split.sides(data.readings(), data.hives(), lab.seed(), SHARE);
        if (Arrays.stream(sides).noneMatch(side -> side == 1) || Arrays.stream(sides).noneMatch(side -> side == 0)) {
            lab.log("Your pipeline has no test rows or no training rows yet: write inTest and sides.");
            return;
        }
        boolean[] training = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            training[i] = sides[i] == 0;
        }
        double[][] x = prepared(data, training);
        double[] weights = Preparation.classWeights(data.swarmed(), training);
        for (int k = 1; k <= MOST; k += 2) {
            double accuracy = neighbours(x, sides, data.swarmed(), k);
            lab.metric("accuracy/your pipeline", k, accuracy);
            if (k == 1) {
                lab.log("Through your pipeline: " + percent(accuracy));
            }
        }
        lab.log("Always \"no\": " + percent(alwaysNo(sides, data.swarmed())));
        lab.log("Columns: " + x[0].length + "; class weights: no " + weights[0] + ", yes " + weights[1]);
    }

    private static double[][] prepared(Data data, boolean[] training) {
        boolean[] usable = Split.usable(data.minutes());
        int[] columns = IntStream.range(0, usable.length).filter(j -> usable[j]).toArray();
        double[][] kept = Arrays.stream(data.readings())
                .map(row -> Arrays.stream(columns).mapToDouble(j -> row[j]).toArray()).toArray(double[][]::new);
        double[][] scaled = Preparation.transform(kept, Preparation.means(kept, training),
                Preparation.deviations(kept, training));
        double[][] kinds = Preparation.oneHot(data.kinds(), Preparation.categories(data.kinds(), training));
        double[][] x = new double[kept.length][];
        for (int i = 0; i < x.length; i++) {
            x[i] = Arrays.copyOf(scaled[i], scaled[i].length + kinds[i].length);
            System.arraycopy(kinds[i], 0, x[i], scaled[i].length, kinds[i].length);
        }
        return x;
    }

    /** How often the majority of the k nearest training rows (side 0) is right about a test row (side 1). */
    private static double neighbours(double[][] x, int[] sides, boolean[] swarmed, int k) {
        int[] known = IntStream.range(0, x.length).filter(i -> sides[i] == 0).toArray();
        int asked = 0;
        int right = 0;
        for (int i = 0; i < x.length; i++) {
            if (sides[i] == 1) {
                double[] row = x[i];
                long yes = Arrays.stream(known).boxed()
                        .sorted((a, b) -> Double.compare(distance(x[a], row), distance(x[b], row)))
                        .limit(k).filter(j -> swarmed[j]).count();
                asked++;
                right += 2 * yes > Math.min(k, known.length) == swarmed[i] ? 1 : 0;
            }
        }
        return (double) right / asked;
    }

    private static double distance(double[] a, double[] b) {
        double sum = 0;
        for (int j = 0; j < a.length; j++) {
            sum += (a[j] - b[j]) * (a[j] - b[j]);
        }
        return sum;
    }

    private static double alwaysNo(int[] sides, boolean[] swarmed) {
        return IntStream.range(0, sides.length).filter(i -> sides[i] == 1).mapToDouble(i -> swarmed[i] ? 0 : 1)
                .average().orElseThrow();
    }

    private static String percent(double share) {
        return Math.round(1000 * share) / 10.0 + " %";
    }
}
