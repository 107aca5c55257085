import gradus.lab.Lab;
import java.util.Locale;
import java.util.Random;

/** What Run starts: a plan for the library's model, drawn from your seed, by your eight methods. To be read, not changed. */
public final class Plan {

    private static final long VOCABULARY = 32_000;
    private static final long CONTEXT = 4_096;
    /** An accelerator with 80 GB: operations and bytes a second, bytes of memory, share of the peak that is reached. */
    private static final double PEAK = 312e12;
    private static final double BANDWIDTH = 2.039e12;
    private static final long MEMORY = 80_000_000_000L;
    private static final double UTILISATION = 0.4;
    /** How many may want to write at once. */
    private static final int READERS = 20;

    private Plan() {
    }

    public static void run(Lab lab) {
        Random random = new Random(lab.seed());
        long layers = 24 + 4 * random.nextInt(5);
        long width = 2_560 + 256 * random.nextInt(11);
        double tokens = 1e9 * (1 + random.nextInt(9));
        long cards = 4 << random.nextInt(3);
        log(lab, "%d blocks of width %d; %.0f billion tokens; %d accelerators", layers, width, tokens / 1e9, cards);

        long parameters = Budget.transformer(layers, width, VOCABULARY, CONTEXT);
        double operations = Budget.trainingOperations(parameters, tokens);
        long bytes = Budget.trainingBytes(parameters);
        log(lab, "parameters             %,d", parameters);
        log(lab, "operations             %.3g", operations);
        log(lab, "days on the machine    %.1f", Budget.days(operations, cards, PEAK, UTILISATION));
        log(lab, "bytes in training      %,d", bytes);
        log(lab, "accelerators at least  %d", Budget.accelerators(bytes, MEMORY));

        long cache = Budget.cacheBytes(layers, width, CONTEXT, 2);
        log(lab, "bytes of one cache     %,d", cache);
        long weights = 2 * parameters; // in use each takes 2 bytes
        int texts = 0;
        while (texts < READERS && Budget.accelerators(weights + (texts + 1) * cache, MEMORY) <= 1) {
            texts++;
            double seconds = Budget.seconds(2.0 * parameters * texts, weights + (double) texts * cache, PEAK, BANDWIDTH);
            lab.metric("tokens a second in all", texts, seconds > 0 ? texts / seconds : 0);
        }
        log(lab, "texts at once          %d of %d fit on one accelerator, with the parameters", texts, READERS);
        log(lab, "and by the way: 784, 100 and 10 numbers make %,d parameters", Budget.dense(new long[] {784, 100, 10}));
    }

    private static void log(Lab lab, String format, Object... values) {
        lab.log(String.format(Locale.ROOT, format, values));
    }
}
