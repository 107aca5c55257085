import gradus.lab.Lab;
import java.util.Arrays;
import java.util.Locale;

/** What Run starts: three cameras before your referee. To be read, not changed. */
public final class Show {

    private static final String[] STATES = {"unripe", "ripe", "rotten"};

    private Show() {
    }

    public static void run(Lab lab) {
        Data data = Data.draw(lab);
        weights(lab, "steady", data.grams(), data.steady());
        weights(lab, "jumpy", data.grams(), data.jumpy());
        states(lab, "careful", data.state(), data.careful());
        states(lab, "lazy", data.state(), data.lazy());

        long[] rotten = Arrays.stream(data.state()).map(state -> state == 2 ? 1 : 0).toArray();
        log(lab, "rot scores   AUC %.4f", Ranking.auc(data.rot(), rotten));
        for (int steps = 1; steps <= 10; steps++) {
            lab.metric("AUC of scores in so many steps", steps, Ranking.auc(rounded(data.rot(), steps), rotten));
        }
    }

    private static void weights(Lab lab, String camera, double[] grams, double[] predicted) {
        log(lab, "%-12s MAE %.1f g, R2 %.3f", camera, Regression.meanAbsoluteError(grams, predicted),
                Regression.rSquared(grams, predicted));
    }

    private static void states(Lab lab, String camera, long[] state, long[] predicted) {
        long[][] matrix = Classification.confusion(state, predicted, Data.STATES);
        log(lab, "%-12s accuracy %.3f, macro F1 %.3f", camera, Classification.accuracy(matrix),
                Classification.macroF1(matrix));
        for (int c = 0; c < Data.STATES; c++) {
            double[] report = Report.of(matrix, c);
            log(lab, "  %-10s %s  P %.3f R %.3f F1 %.3f", STATES[c], Arrays.toString(matrix[c]), report[0], report[1],
                    report[2]);
        }
    }

    /** A display with few steps makes ties. */
    private static double[] rounded(double[] scores, int steps) {
        return Arrays.stream(scores).map(score -> Math.rint(score * steps) / steps).toArray();
    }

    private static void log(Lab lab, String format, Object... values) {
        lab.log(String.format(Locale.ROOT, format, values));
    }
}
