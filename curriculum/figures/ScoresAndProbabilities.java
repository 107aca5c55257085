import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws the figures of the lesson "How sure, and at what price" and prints its numbers. Run it in the folder
 * {@code curriculum}: {@code java figures/ScoresAndProbabilities.java}
 */
final class ScoresAndProbabilities {

    private static final Path FOLDER = Path.of(
            "courses/f3-neural-networks/lessons/02-scores-and-probabilities/figures");
    private static final double[] KM = {1, 2, 3, 4};
    private static final double[] LATE = {0, 1, 0, 1};

    record Theta(double b, double w) {

        double probability(double x) {
            return sigmoid(b + w * x);
        }

        double loss() {
            double sum = 0;
            for (int i = 0; i < KM.length; i++) {
                sum -= Math.log(LATE[i] == 1 ? probability(KM[i]) : 1 - probability(KM[i]));
            }
            return sum / KM.length;
        }

        double[] gradient() {
            double[] gradient = new double[2];
            for (int i = 0; i < KM.length; i++) {
                double error = probability(KM[i]) - LATE[i];
                gradient[0] += error / KM.length;
                gradient[1] += error * KM[i] / KM.length;
            }
            return gradient;
        }

        Theta step(double rate) {
            double[] gradient = gradient();
            return new Theta(b - rate * gradient[0], w - rate * gradient[1]);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Bilingual.write(FOLDER, "late", late(), "四次行程，迟到与否",
                "1、2、3、4 公里的行程，第二次和第四次迟到。最小二乘直线从 0 升到 1.2，超出概率的范围；逻辑曲线始终在 0 与 1 之间。",
                Map.of("line", "直线"));
        Files.writeString(FOLDER.resolve("price.svg"), price());
        Files.writeString(FOLDER.resolve("pull.svg"), pull());
        numbers();
    }

    private static String late() {
        var plot = new Plot(new Plot.Range(0, 6), new Plot.Range(-0.5, 1.5), "Four rides, late or not",
                "Rides of 1, 2, 3 and 4 km: the second and the fourth were late. The straight line of least"
                        + " squares rises"
                        + " from 0 to 1.2 and leaves the range of probabilities. The logistic curve stays within 0 and"
                        + " 1.");
        plot.axes("x / km", "p", 1, 0.5);
        var best = walk(100_000).getLast();
        plot.graph(Plot.TEXT, 2, "8 6", x -> 0.2 * x);
        curve(plot, Plot.GREEN, null, 0, 6, best::probability);
        for (int i = 0; i < KM.length; i++) {
            plot.dot(KM[i], LATE[i], 7, Plot.BLUE);
        }
        plot.label(5.4, 1.25, "end", Plot.TEXT, "line");
        plot.label(4.6, 0.66, "start", Plot.GREEN, "σ(b + wx)");
        return plot.svg();
    }

    private static String price() {
        var plot = new Plot(new Plot.Range(-6, 6), new Plot.Range(0, 6), "Two prices of being wrong",
                "For an example whose answer is yes, over the score z: the cross-entropy falls in a slope of almost −1"
                        + " from 6 at z = −6 to nearly 0 at z = 4. The squared error is nearly level at 1 on the"
                        + " left and"
                        + " falls to 0 around z = 0.");
        plot.axes("z", "L", 2, 1);
        curve(plot, Plot.GREEN, null, -6, 6, z -> Math.log1p(Math.exp(-z)));
        curve(plot, Plot.RED, "8 6", -6, 6, z -> Math.pow(1 - sigmoid(z), 2));
        plot.label(-3.2, 4.1, "start", Plot.GREEN, "−ln p");
        plot.label(-5.8, 1.5, "start", Plot.RED, "(1 − p)²");
        return plot.svg();
    }

    private static String pull() {
        var plot = new Plot(new Plot.Range(-6, 6), new Plot.Range(0, 1.2), "How strongly each pulls",
                "The size of the slope over the score z, for an example whose answer is yes: 1 − p for the"
                        + " cross-entropy, close to 1 on the left and falling to 0 on the right; 2 p (1 − p)² for the"
                        + " squared error, a low hill around −1 that is nearly 0 at −6.");
        plot.axes("z", "|dL/dz|", 2, 0.25);
        curve(plot, Plot.GREEN, null, -6, 6, z -> 1 - sigmoid(z));
        curve(plot, Plot.RED, "8 6", -6, 6, z -> 2 * Math.pow(1 - sigmoid(z), 2) * sigmoid(z));
        plot.label(-1.6, 0.98, "start", Plot.GREEN, "1 − p");
        plot.label(-5.9, 0.22, "start", Plot.RED, "2p(1 − p)²");
        return plot.svg();
    }

    private static void curve(Plot plot, String colour, String dash, double from, double to, DoubleUnaryOperator f) {
        var points = new ArrayList<double[]>();
        for (int i = 0; i <= 240; i++) {
            double x = from + (to - from) * i / 240;
            points.add(new double[] {x, f.applyAsDouble(x)});
        }
        plot.path(colour, 2.5, dash, points);
    }

    private static ArrayList<Theta> walk(int steps) {
        var walk = new ArrayList<Theta>();
        walk.add(new Theta(0, 0));
        for (int step = 0; step < steps; step++) {
            walk.add(walk.getLast().step(0.2));
        }
        return walk;
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static void numbers() {
        var start = new Theta(0, 0);
        print("start: loss %.4f, gradient (%.4f, %.4f)", start.loss(), start.gradient()[0], start.gradient()[1]);
        var one = start.step(0.4);
        print("after one step of 0.4: (%.4f, %.4f), loss %.4f", one.b(), one.w(), one.loss());
        for (double x : KM) {
            print("  x %.0f: z %.2f p %.4f", x, one.b() + one.w() * x, one.probability(x));
        }
        var best = walk(100_000).getLast();
        print("best: (%.4f, %.4f), loss %.4f; p", best.b(), best.w(), best.loss());
        for (double x : KM) {
            print("  x %.0f: z %.3f p %.4f", x, best.b() + best.w() * x, best.probability(x));
        }
        double sum = Math.exp(2) + Math.exp(1) + 1;
        print("softmax (2, 1, 0): sum %.4f, %.4f %.4f %.4f, lse %.4f", sum, Math.exp(2) / sum, Math.exp(1) / sum,
                1 / sum, Math.log(sum));
        print("σ(−6) %.6f, error %.4f, with the stray factor %.6f, ratio %.1f", sigmoid(-6), sigmoid(-6) - 1,
                (sigmoid(-6) - 1) * sigmoid(-6) * sigmoid(6), 1 / (sigmoid(-6) * sigmoid(6)));
        print("1 − σ(40) %s, σ(−40) %.3g, 1 − σ(30) %s, σ(−30) %s", 1 - sigmoid(40), sigmoid(-40),
                1 - sigmoid(30), sigmoid(-30));
        print("e^709 %s, e^710 %s", Math.exp(709), Math.exp(710));
        print("−ln 0.8 %.4f, −ln 0.2 %.4f, −ln 0.01 %.4f", -Math.log(0.8), -Math.log(0.2), -Math.log(0.01));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
