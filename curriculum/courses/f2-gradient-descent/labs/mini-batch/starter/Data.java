import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Lab;
import java.util.Random;

/**
 * Your town's flats on one winter's day, drawn from your seed: nobody else has the same. A row of {@code design} is one
 * flat compared with the usual one.
 *
 * @param design  [flats, 4]: always 1, how much colder it is outside in 5 °C, extra floor area in 20 m², extra people
 * @param targets [flats]: how much more heat than usual the flat took that day, in kWh
 */
public record Data(NDArray design, NDArray targets) {

    static final int FLATS = 1000;
    private static final int PARAMETERS = 4;
    /** Open windows, thick curtains, an oven: what no column says, as a standard deviation in kWh. */
    private static final double HABITS = 3;

    public static Data draw(Lab lab) {
        Random random = new Random(lab.seed());
        // What has to be found: kWh on every flat, per 5 °C, per 20 m², per person. People are warm: they save heat.
        double[] theta = {between(random, 1, 2), between(random, 3.5, 4.5), between(random, 2, 3),
                -between(random, 1, 1.5)};

        float[] design = new float[FLATS * PARAMETERS];
        float[] targets = new float[FLATS];
        for (int flat = 0; flat < FLATS; flat++) {
            double[] row = {1, between(random, -2, 2), between(random, -2, 2), random.nextInt(5) - 2};
            double heat = HABITS * random.nextGaussian();
            for (int column = 0; column < PARAMETERS; column++) {
                design[flat * PARAMETERS + column] = (float) row[column];
                heat += theta[column] * row[column];
            }
            targets[flat] = (float) heat;
        }
        NDManager manager = lab.manager();
        return new Data(manager.create(design, new Shape(FLATS, PARAMETERS)), manager.create(targets));
    }

    private static double between(Random random, double least, double most) {
        return least + (most - least) * random.nextDouble();
    }
}
