import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Lab;
import java.util.Random;

/**
 * Your depot's rides, drawn from your seed: nobody else has the same. A row of {@code features} is one ride compared
 * with the usual one.
 *
 * @param features [rides, 3]: extra distance in km, extra climb in km, extra load in tonnes
 * @param targets  [rides]: how many minutes late the courier was
 */
public record Data(NDArray features, NDArray targets) {

    private static final int RIDES = 4096;
    /** Largest difference from the usual ride, in km, km and tonnes. */
    private static final double[] SPREAD = {2.0, 0.15, 0.06};

    public static Data draw(Lab lab) {
        Random random = new Random(lab.seed());
        // What gradient descent has to find: the minutes lost on every ride, per km, per km of climb, per tonne.
        double lost = between(random, 3, 6);
        double[] weights = {between(random, 2, 3), between(random, 25, 35), between(random, 90, 130)};

        float[] features = new float[RIDES * SPREAD.length];
        float[] targets = new float[RIDES];
        for (int ride = 0; ride < RIDES; ride++) {
            double minutes = lost;
            for (int column = 0; column < SPREAD.length; column++) {
                double extra = between(random, -SPREAD[column], SPREAD[column]);
                features[ride * SPREAD.length + column] = (float) extra;
                minutes += weights[column] * extra;
            }
            targets[ride] = (float) (minutes + random.nextGaussian()); // traffic lights: a minute, give or take
        }
        NDManager manager = lab.manager();
        return new Data(manager.create(features, new Shape(RIDES, SPREAD.length)), manager.create(targets));
    }

    private static double between(Random random, double least, double most) {
        return least + (most - least) * random.nextDouble();
    }
}
