import gradus.lab.Lab;
import java.util.Random;

/**
 * Your valley's nights, drawn from your seed: nobody else has the same.
 *
 * @param nights    [nights, 3]: always 1; fresh snow more than usual, in steps of 20 cm; wind more than usual, in 5 m/s
 * @param avalanche [nights]: 1 if one came down before morning, otherwise 0
 */
public record Data(double[][] nights, double[] avalanche) {

    private static final int NIGHTS = 1000;

    public static Data draw(Lab lab) {
        Random random = new Random(lab.seed());
        // What training has to find: how likely an avalanche is on a usual night, and what snow and wind add.
        double[] theta = {-1 - random.nextDouble(), 1.5 + random.nextDouble(), 0.5 + random.nextDouble()};
        double[][] nights = new double[NIGHTS][];
        double[] avalanche = new double[NIGHTS];
        for (int night = 0; night < NIGHTS; night++) {
            double snow = 4 * random.nextDouble() - 2;
            double wind = 4 * random.nextDouble() - 2;
            nights[night] = new double[] {1, snow, wind};
            double score = theta[0] + theta[1] * snow + theta[2] * wind;
            avalanche[night] = random.nextDouble() < 1 / (1 + Math.exp(-score)) ? 1 : 0;
        }
        return new Data(nights, avalanche);
    }
}
