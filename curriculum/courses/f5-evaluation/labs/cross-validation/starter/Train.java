import gradus.lab.Lab;
import java.util.Locale;
import java.util.stream.IntStream;

/** What Run starts: ten models, judged by your cross-validation. To be read, not changed. */
public final class Train {

    private static final int FOLDS = 10;
    private static final int[] NEIGHBOURS = {1, 2, 3, 4, 6, 8, 12, 20, 35, 60}; // from supple to simple

    private Train() {
    }

    public static void run(Lab lab) {
        Data data = Data.draw(lab);
        int[] fold = Folds.deal(data.y().length, FOLDS);
        double[] errors = new double[NEIGHBOURS.length];
        double[] standardErrors = new double[NEIGHBOURS.length];
        for (int model = 0; model < NEIGHBOURS.length; model++) {
            double[] predicted = CrossValidation.predictions(data.x(), data.y(), fold, FOLDS, NEIGHBOURS[model]);
            double[] folds = CrossValidation.foldErrors(data.y(), predicted, fold, FOLDS);
            errors[model] = CrossValidation.overall(folds, fold);
            standardErrors[model] = CrossValidation.standardError(folds);
            double training = onKnown(data, data.x(), data.y(), NEIGHBOURS[model]);
            lab.metric("error/unseen", NEIGHBOURS[model], errors[model]);
            lab.metric("error/training", NEIGHBOURS[model], training);
            log(lab, "%2d neighbours: training %6.1f, cross-validated %6.1f ± %.1f", NEIGHBOURS[model], training,
                    errors[model], standardErrors[model]);
        }
        int chosen = CrossValidation.choose(errors, standardErrors);
        if (chosen < 0 || chosen >= NEIGHBOURS.length) {
            lab.log("Nothing has been chosen yet.");
            return;
        }
        log(lab, "chosen: %d neighbours. On 400 later days: %.1f, promised: %.1f", NEIGHBOURS[chosen],
                onKnown(data, data.laterX(), data.laterY(), NEIGHBOURS[chosen]), errors[chosen]);
    }

    /** The error of the model that is trained on everything, on these days. */
    private static double onKnown(Data data, double[][] x, double[] y, int neighbours) {
        double[][] scale = Scaler.fit(data.x(), IntStream.range(0, data.y().length).toArray());
        double[][] known = Scaler.apply(data.x(), scale);
        double[][] asked = Scaler.apply(x, scale);
        return IntStream.range(0, y.length)
                .mapToDouble(i -> Neighbours.predict(known, data.y(), asked[i], neighbours) - y[i])
                .map(error -> error * error).average().orElse(0);
    }

    private static void log(Lab lab, String format, Object... values) {
        lab.log(String.format(Locale.ROOT, format, values));
    }
}
