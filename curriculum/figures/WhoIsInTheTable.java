import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws the figures of the lesson "Who is in the table?" and prints its numbers. Run it in the folder
 * {@code curriculum}: {@code java figures/WhoIsInTheTable.java}
 */
final class WhoIsInTheTable {

    private static final Path FOLDER = Path.of("courses/f4-data/lessons/01-collecting-and-labelling/figures");
    private static final double SHARE = 0.20;
    private static final double AT_THE_ROAD = 0.28;

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Bilingual.write(FOLDER, "sample", sample(), "比例的误差随行数变化",
                "两轴都是对数刻度。随机抽取的行，误差沿直线下降，从 10 行时的 0.13 到 100,000 行时的 0.0013。只在路边抽取的行，从 0.16 开始，"
                        + "大约一千行起停在 0.08。",
                Map.of("error", "误差", "at the road", "路边抽取", "at random", "随机抽取"));
        Bilingual.write(FOLDER, "noisy", noisy(), "测得的准确率随真实准确率变化",
                "三条直线都从 0.5 出发。没有错标签时，测得的准确率就是真实的；有 4 % 的错标签时终点是 0.96，有 20 % 时是 0.8。",
                Map.of("measured", "测得"));
        numbers();
    }

    /** The root of the mean squared error of a share that is estimated from n rows. */
    private static double error(double drawnFrom, double n) {
        return Math.sqrt(Math.pow(drawnFrom - SHARE, 2) + drawnFrom * (1 - drawnFrom) / n);
    }

    private static String sample() {
        var plot = new Plot(new Plot.Range(1, 5), new Plot.Range(-3, 0), "How wrong a share is, over the number of rows",
                "Both axes are logarithmic. For rows drawn at random the error falls in a straight line, from 0.13 at 10"
                        + " rows to 0.0013 at 100,000. For rows from the road alone it starts at 0.16 and stays at 0.08"
                        + " from some 1,000 rows on.");
        plot.logLogAxes("n", "error");
        curve(plot, Plot.GREEN, null, 1, 5, x -> Math.log10(error(SHARE, Math.pow(10, x))));
        curve(plot, Plot.RED, "8 6", 1, 5, x -> Math.log10(error(AT_THE_ROAD, Math.pow(10, x))));
        plot.label(3.4, -0.8, "start", Plot.RED, "at the road");
        plot.label(2.2, -2.25, "start", Plot.GREEN, "at random");
        return plot.svg();
    }

    private static String noisy() {
        var plot = new Plot(new Plot.Range(0.5, 1), new Plot.Range(0.5, 1), "Measured over true accuracy",
                "Three straight lines that start together at 0.5. Without wrong labels the measured accuracy is the true"
                        + " one. With 4 per cent wrong labels it ends at 0.96, with 20 per cent at 0.8.");
        plot.axes("a", "measured", 0.1, 0.1);
        plot.graph(Plot.TEXT, 1.5, "8 6", a -> a);
        plot.graph(Plot.GREEN, 2.5, null, a -> measured(a, 0.04));
        plot.graph(Plot.RED, 2.5, "3 5", a -> measured(a, 0.2));
        plot.label(1.01, 1, "start", Plot.TEXT, "ε = 0");
        plot.label(1.01, 0.94, "start", Plot.GREEN, "4 %");
        plot.label(1.01, 0.8, "start", Plot.RED, "20 %");
        return plot.svg();
    }

    private static double measured(double accuracy, double wrong) {
        return accuracy * (1 - wrong) + (1 - accuracy) * wrong;
    }

    private static void curve(Plot plot, String colour, String dash, double from, double to, DoubleUnaryOperator f) {
        var points = new ArrayList<double[]>();
        for (int i = 0; i <= 240; i++) {
            double x = from + (to - from) * i / 240;
            points.add(new double[] {x, f.applyAsDouble(x)});
        }
        plot.path(colour, 2.5, dash, points);
    }

    private static void numbers() {
        for (int n : new int[] {10, 100, 1000, 10_000, 100_000}) {
            print("n %d: at random %.4f, at the road %.4f", n, error(SHARE, n), error(AT_THE_ROAD, n));
        }
        print("as good as the road for ever: n = %.1f", SHARE * (1 - SHARE) / Math.pow(AT_THE_ROAD - SHARE, 2));
        var random = new Random(7); // the formula, held against draws
        double squares = 0;
        int tries = 100_000;
        for (int i = 0; i < tries; i++) {
            int swarmed = 0;
            for (int row = 0; row < 100; row++) {
                swarmed += random.nextDouble() < AT_THE_ROAD ? 1 : 0;
            }
            squares += Math.pow(swarmed / 100.0 - SHARE, 2);
        }
        print("100 at the road, drawn: %.4f", Math.sqrt(squares / tries));
        double observed = 0.92;
        double chance = 0.1 * 0.1 + 0.9 * 0.9;
        print("kappa: %.4f of chance %.2f", (observed - chance) / (1 - chance), chance);
        print("measured at 0.95 with 4 %%: %.4f; true at 0.914: %.4f", measured(0.95, 0.04), (0.914 - 0.04) / 0.92);
        print("majority of three with 10 %%: %.4f", 3 * 0.01 * 0.9 + 0.001);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
