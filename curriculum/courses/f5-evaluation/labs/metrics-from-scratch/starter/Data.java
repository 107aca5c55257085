import gradus.lab.Lab;
import java.util.Random;

/**
 * Your mangoes, drawn from your seed, and what three cameras say about them.
 *
 * @param grams   what the mangoes weigh
 * @param steady  what the first camera thinks they weigh: always off, never by much
 * @param jumpy   what the second camera thinks: nearly always exact, now and then far off
 * @param state   0 unripe, 1 ripe, 2 rotten
 * @param careful what the first camera takes them for
 * @param lazy    what the third camera takes them for: all are ripe
 * @param rot     the first camera's score for "rotten"
 */
public record Data(double[] grams, double[] steady, double[] jumpy, long[] state, long[] careful, long[] lazy,
        double[] rot) {

    static final int STATES = 3;
    private static final int MANGOES = 500;

    public static Data draw(Lab lab) {
        Random random = new Random(lab.seed());
        Data data = new Data(new double[MANGOES], new double[MANGOES], new double[MANGOES], new long[MANGOES],
                new long[MANGOES], new long[MANGOES], new double[MANGOES]);
        for (int i = 0; i < MANGOES; i++) {
            data.grams[i] = 400 + 60 * random.nextGaussian();
            data.steady[i] = data.grams[i] + (random.nextBoolean() ? 18 : -18);
            data.jumpy[i] = data.grams[i] + (random.nextInt(20) == 0 ? 150 : 2) * random.nextGaussian();
            int lot = random.nextInt(100);
            data.state[i] = i < STATES ? i : lot < 6 ? 0 : lot < 97 ? 1 : 2; // one of each at least
            data.careful[i] = random.nextInt(8) == 0 ? random.nextInt(STATES) : data.state[i];
            data.lazy[i] = 1;
            double score = (data.state[i] == 2 ? 2 : 0) + random.nextGaussian();
            data.rot[i] = 1 / (1 + Math.exp(-score));
        }
        return data;
    }
}
