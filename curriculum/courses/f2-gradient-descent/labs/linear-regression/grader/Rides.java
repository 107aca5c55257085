import gradus.grading.Dtype;
import gradus.grading.Tensor;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Hidden rides and the answers they should get, in double precision and without DJL. All formulas are those of the
 * lesson: theta holds the intercept first, the intercept's feature is 1.
 *
 * @param features [n, d], float32
 * @param targets  [n], float32
 */
record Rides(Tensor features, Tensor targets) {

    /**
     * Features up to {@code spread} around a mean of a third of that, so that intercept and weights depend on each
     * other.
     *
     * @param truth intercept and weights behind the targets, to which a noise of deviation 1 is added
     */
    static Rides draw(RandomGenerator random, int rides, double spread, double... truth) {
        int columns = truth.length - 1;
        double[] features = new double[rides * columns];
        double[] targets = new double[rides];
        for (int ride = 0; ride < rides; ride++) {
            targets[ride] = truth[0] + random.nextGaussian();
            for (int column = 0; column < columns; column++) {
                double feature = spread * (1 / 3.0 + random.nextDouble(-1, 1));
                features[ride * columns + column] = feature;
                targets[ride] += truth[1 + column] * feature;
            }
        }
        return new Rides(new Tensor(Dtype.FLOAT32, new long[] {rides, columns}, features),
                new Tensor(Dtype.FLOAT32, new long[] {rides}, targets));
    }

    int count() {
        return targets.size();
    }

    /** d + 1. */
    int parameters() {
        return Math.toIntExact(features.shape()[1]) + 1;
    }

    double[] predict(double... theta) {
        double[] predictions = new double[count()];
        for (int ride = 0; ride < predictions.length; ride++) {
            for (int column = 0; column < theta.length; column++) {
                predictions[ride] += design(ride, column) * theta[column];
            }
        }
        return predictions;
    }

    double loss(double... theta) {
        return meanSquare(predict(theta), targets.values());
    }

    static double meanSquare(double[] predictions, double[] targets) {
        double sum = 0;
        for (int i = 0; i < targets.length; i++) {
            sum += (predictions[i] - targets[i]) * (predictions[i] - targets[i]);
        }
        return sum / targets.length;
    }

    double[] gradient(double... theta) {
        double[] predictions = predict(theta);
        double[] gradient = new double[theta.length];
        for (int ride = 0; ride < count(); ride++) {
            double error = predictions[ride] - targets.at(ride);
            for (int column = 0; column < gradient.length; column++) {
                gradient[column] += 2 * error * design(ride, column) / count();
            }
        }
        return gradient;
    }

    /** 2/λmax, by power iteration: from here on gradient descent does not converge. */
    double largestRate() {
        double[][] curvature = curvature();
        double[] vector = new double[parameters()];
        Arrays.fill(vector, 1); // means and spreads are positive, so this is not orthogonal to the steepest direction
        double eigenvalue = 0;
        for (int round = 0; round < 1_000; round++) {
            double[] next = Arrays.stream(curvature).mapToDouble(row -> dot(row, vector)).toArray();
            double length = norm(next);
            Arrays.setAll(vector, i -> next[i] / length);
            eigenvalue = length;
        }
        return 2 / eigenvalue;
    }

    /** The smallest loss that any theta has: the gradient set to zero and solved by elimination. */
    double smallestLoss() {
        double[][] rows = curvature();
        double[] right = gradient(new double[parameters()]);
        int size = right.length;
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
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    static double norm(double[] a) {
        return Math.sqrt(dot(a, a));
    }

    private double[][] curvature() {
        double[][] curvature = new double[parameters()][parameters()];
        for (int ride = 0; ride < count(); ride++) {
            for (int row = 0; row < curvature.length; row++) {
                for (int column = 0; column < curvature.length; column++) {
                    curvature[row][column] += 2 * design(ride, row) * design(ride, column) / count();
                }
            }
        }
        return curvature;
    }

    private double design(int ride, int column) {
        return column == 0 ? 1 : features.at(ride * (parameters() - 1) + column - 1);
    }
}
