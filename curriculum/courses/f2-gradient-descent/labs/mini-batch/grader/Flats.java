import gradus.grading.Dtype;
import gradus.grading.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Hidden flats and the answers they should get, in double precision and without DJL.
 *
 * @param design  [n, p], float32; column 0 is always 1
 * @param targets [n], float32
 */
record Flats(Tensor design, Tensor targets) {

    /**
     * Features up to 2 around a mean of a third, so that the parameters depend on each other.
     *
     * @param truth the parameters behind the targets, to which a noise of deviation 1 is added
     */
    static Flats draw(RandomGenerator random, int flats, double... truth) {
        double[] design = new double[flats * truth.length];
        double[] targets = new double[flats];
        for (int flat = 0; flat < flats; flat++) {
            targets[flat] = random.nextGaussian();
            for (int column = 0; column < truth.length; column++) {
                double feature = column == 0 ? 1 : 1 / 3.0 + random.nextDouble(-2, 2);
                design[flat * truth.length + column] = feature;
                targets[flat] += truth[column] * feature;
            }
        }
        return new Flats(new Tensor(Dtype.FLOAT32, new long[] {flats, truth.length}, design), vector(targets));
    }

    /** Flats whose parameters lie 2 to 5 from zero on either side, and a place as far from these. */
    static Flats draw(RandomGenerator random, int flats, int parameters) {
        return draw(random, flats, IntStream.range(0, parameters)
                .mapToDouble(i -> random.nextDouble(2, 5) * (random.nextBoolean() ? 1 : -1)).toArray());
    }

    static Tensor vector(double... values) {
        return new Tensor(Dtype.FLOAT32, new long[] {values.length}, values);
    }

    int count() {
        return targets.size();
    }

    int parameters() {
        return Math.toIntExact(design.shape()[1]);
    }

    int[] all() {
        return IntStream.range(0, count()).toArray();
    }

    /** The mean of the squared errors of all flats. */
    double loss(double... theta) {
        double sum = 0;
        for (int flat = 0; flat < count(); flat++) {
            sum += Math.pow(error(flat, theta), 2);
        }
        return sum / count();
    }

    /** Of the loss of these rows alone. */
    double[] gradient(double[] theta, int... rows) {
        double[] gradient = new double[theta.length];
        for (int row : rows) {
            double error = error(row, theta);
            for (int column = 0; column < gradient.length; column++) {
                gradient[column] += 2 * error * design.at(row * parameters() + column) / rows.length;
            }
        }
        return gradient;
    }

    /** The smallest loss that any theta has: the gradient set to zero and solved by elimination. */
    double smallestLoss() {
        int size = parameters();
        double[] right = gradient(new double[size], all());
        double[][] rows = new double[size][];
        for (int column = 0; column < size; column++) { // the gradient is linear: its change along each axis
            double[] along = new double[size];
            along[column] = 1;
            double[] there = gradient(along, all());
            rows[column] = IntStream.range(0, size).mapToDouble(i -> there[i] - right[i]).toArray();
        }
        for (int pivot = 0; pivot < size; pivot++) { // positive definite: no rows need to change places
            for (int row = pivot + 1; row < size; row++) {
                double factor = rows[row][pivot] / rows[pivot][pivot];
                for (int column = pivot; column < size; column++) {
                    rows[row][column] -= factor * rows[pivot][column];
                }
                right[row] -= factor * right[pivot];
            }
        }
        double[] theta = new double[size];
        for (int row = size - 1; row >= 0; row--) {
            theta[row] = (-right[row] - dot(rows[row], theta)) / rows[row][row]; // what is not yet solved is still 0
        }
        return loss(theta);
    }

    static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private double error(int flat, double... theta) {
        int start = flat * parameters();
        return dot(Arrays.copyOfRange(design.values(), start, start + parameters()), theta) - targets.at(flat);
    }
}
