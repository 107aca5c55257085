import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Lab;
import java.util.Random;

/**
 * Your roastery's batches, drawn from your seed: nobody else has the same.
 *
 * @param readings [batches, 3]: heat, time and moisture, compared with the usual, in steps that suit each
 * @param outcomes [batches, 2]: 1 in column 0 if the coffee was good, in column 1 if it was spoiled
 */
public record Data(NDArray readings, NDArray outcomes) {

    private static final int BATCHES = 500;

    public static Data draw(Lab lab) {
        Random random = new Random(lab.seed());
        double time = 0.5 + random.nextDouble();
        double moisture = -0.5 - random.nextDouble();
        double[] readings = new double[BATCHES * 3];
        double[] outcomes = new double[BATCHES * 2];
        for (int batch = 0; batch < BATCHES; batch++) {
            double[] reading = {random.nextGaussian(), random.nextGaussian(), random.nextGaussian()};
            System.arraycopy(reading, 0, readings, 3 * batch, 3);
            double roast = reading[0] + time * reading[1] + moisture * reading[2]; // raw below −1, burnt above 1
            boolean spoiled = Math.abs(roast) > 1 + 0.1 * random.nextGaussian();
            outcomes[2 * batch + (spoiled ? 1 : 0)] = 1;
        }
        NDManager manager = lab.manager();
        return new Data(manager.create(readings, new Shape(BATCHES, 3)),
                manager.create(outcomes, new Shape(BATCHES, 2)));
    }
}
