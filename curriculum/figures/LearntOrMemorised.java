import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws the figures of the lesson "Learnt or memorised?" and prints its numbers. Run it in the folder
 * {@code curriculum}: {@code java figures/LearntOrMemorised.java}
 */
final class LearntOrMemorised {

    private static final Path FOLDER = Path.of("courses/f5-evaluation/lessons/04-learnt-or-memorised/figures");
    private static final int EXAMPLES = 12;
    private static final int DEGREES = 9;
    private static final double NOISE = 0.3;
    private static final int WORLDS = 2_000;

    record Sample(double[] x, double[] y) {

        static Sample draw(Random random, int n) {
            double[] x = new double[n];
            double[] y = new double[n];
            for (int i = 0; i < n; i++) {
                x[i] = (i + 0.5) / n; // fixed places, so that only the noise differs
                y[i] = truth(x[i]) + NOISE * random.nextGaussian();
            }
            return new Sample(x, y);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("fits.svg"), fits());
        Bilingual.write(FOLDER, "parts", parts(), "误差由什么组成",
                "横轴是从 0 到 9 的次数，取自 2,000 个训练集。偏差的平方从 0.5 降到三次时的几乎 0；方差缓缓上升；训练误差一路下降；新数据上的误差在三次时最低，之后上升。",
                Map.of("degree", "次数", "new data", "新数据", "bias²", "偏差²", "variance", "方差",
                        "training", "训练"));
        Files.writeString(FOLDER.resolve("folds.svg"), folds());
    }

    private static double truth(double x) {
        return Math.sin(2 * Math.PI * x);
    }

    private static String fits() {
        var plot = new Plot(new Plot.Range(0, 1), new Plot.Range(-2, 2), "Three polynomials through twelve dots",
                "Twelve noisy dots along one wave of a sine. A straight line misses the wave. A polynomial of degree 3"
                        + " follows it. One of degree 9 comes closer to every dot and swings between and beyond them.");
        plot.axes("x", "y", 0.25, 1);
        var sample = Sample.draw(new Random(5), EXAMPLES);
        String[] colours = {Plot.ORANGE, Plot.GREEN, Plot.RED};
        String[] dashes = {"2 5", null, "8 6"};
        int[] degrees = {1, 3, 9};
        for (int i = 0; i < degrees.length; i++) {
            double[] fit = fit(sample, degrees[i]);
            curve(plot, colours[i], dashes[i], 0, 1, x -> value(fit, x));
            print("degree %d: training MSE %.4f", degrees[i], error(fit, sample));
        }
        for (int i = 0; i < EXAMPLES; i++) {
            plot.dot(sample.x()[i], sample.y()[i], 6, Plot.BLUE);
        }
        plot.label(0.2, 0.2, "start", Plot.ORANGE, "1");
        plot.label(0.26, 0.95, "start", Plot.GREEN, "3");
        plot.label(0.9, 1.2, "start", Plot.RED, "9");
        return plot.svg();
    }

    private static String parts() {
        var plot = new Plot(new Plot.Range(0, DEGREES), new Plot.Range(0, 0.7), "What the error consists of",
                "Over the degree from 0 to 9, from 2,000 training sets: the squared bias falls from 0.5 to nearly 0 at"
                        + " degree 3. The variance rises slowly. Training error falls throughout. The error on new"
                        + " measurements is lowest at degree 3 and rises after it.");
        plot.axes("degree", "MSE", 1, 0.1);
        var random = new Random(7);
        double[][] sums = new double[4][DEGREES + 1]; // squared bias, variance, training, new
        for (int degree = 0; degree <= DEGREES; degree++) {
            double[] mean = new double[EXAMPLES];
            double[] square = new double[EXAMPLES];
            for (int world = 0; world < WORLDS; world++) {
                var sample = Sample.draw(random, EXAMPLES);
                var later = Sample.draw(random, EXAMPLES);
                double[] fit = fit(sample, degree);
                sums[2][degree] += error(fit, sample) / WORLDS;
                sums[3][degree] += error(fit, later) / WORLDS;
                for (int i = 0; i < EXAMPLES; i++) {
                    double value = value(fit, sample.x()[i]);
                    mean[i] += value / WORLDS;
                    square[i] += value * value / WORLDS;
                }
            }
            for (int i = 0; i < EXAMPLES; i++) {
                sums[0][degree] += Math.pow(mean[i] - truth((i + 0.5) / EXAMPLES), 2) / EXAMPLES;
                sums[1][degree] += (square[i] - mean[i] * mean[i]) / EXAMPLES;
            }
            print("degree %d: bias² %.4f, variance %.4f, sum with noise %.4f, measured on new data %.4f, training %.4f",
                    degree, sums[0][degree], sums[1][degree], sums[0][degree] + sums[1][degree] + NOISE * NOISE,
                    sums[3][degree], sums[2][degree]);
        }
        String[] colours = {Plot.ORANGE, Plot.BLUE, Plot.GREEN, Plot.RED};
        String[] dashes = {"2 5", "8 6", "12 4 2 4", null};
        for (int i = 0; i < sums.length; i++) {
            var points = new ArrayList<double[]>();
            for (int degree = 0; degree <= DEGREES; degree++) {
                points.add(new double[] {degree, sums[i][degree]});
            }
            plot.path(colours[i], 2.5, dashes[i], points);
        }
        plot.label(1.6, 0.4, "start", Plot.RED, "new data");
        plot.label(1.5, 0.14, "middle", Plot.ORANGE, "bias²");
        plot.label(9, 0.115, "end", Plot.BLUE, "variance");
        plot.label(3.9, 0.085, "start", Plot.GREEN, "training");
        return plot.svg();
    }

    private static String folds() {
        var sketch = new Sketch(640, 290, "Five folds",
                "Five rows of the same five blocks. In each row another block is filled: it is the one that is tested,"
                        + " while the other four train. Each block is tested once.");
        for (int row = 0; row < 5; row++) {
            sketch.text(30, 45 + 50 * row, "middle", Plot.TEXT, Integer.toString(row + 1));
            for (int block = 0; block < 5; block++) {
                boolean test = row == block;
                sketch.box(60 + 92 * block, 26 + 50 * row, 84, 38, test ? Plot.ORANGE : Plot.LINE,
                        test ? Plot.ORANGE : "none");
            }
            sketch.arrow(525, 45 + 50 * row, 560, 45 + 50 * row, Plot.ORANGE, null);
            sketch.text(570, 45 + 50 * row, "start", Plot.ORANGE, "E" + "₁₂₃₄₅".charAt(row));
        }
        return sketch.svg();
    }

    /** Least squares by Gram and Schmidt (modified) on powers of 2x − 1, which is stable enough for degree 9. */
    private static double[] fit(Sample sample, int degree) {
        int n = sample.x().length;
        int d = degree + 1;
        double[][] q = new double[d][n];
        double[][] r = new double[d][d];
        for (int j = 0; j < d; j++) {
            for (int i = 0; i < n; i++) {
                q[j][i] = Math.pow(2 * sample.x()[i] - 1, j);
            }
            for (int k = 0; k < j; k++) {
                r[k][j] = dot(q[k], q[j]);
                for (int i = 0; i < n; i++) {
                    q[j][i] -= r[k][j] * q[k][i];
                }
            }
            r[j][j] = Math.sqrt(dot(q[j], q[j]));
            for (int i = 0; i < n; i++) {
                q[j][i] /= r[j][j];
            }
        }
        double[] theta = new double[d];
        for (int j = d - 1; j >= 0; j--) {
            theta[j] = dot(q[j], sample.y());
            for (int k = j + 1; k < d; k++) {
                theta[j] -= r[j][k] * theta[k];
            }
            theta[j] /= r[j][j];
        }
        return theta;
    }

    private static double value(double[] theta, double x) {
        double sum = 0;
        for (int j = theta.length - 1; j >= 0; j--) {
            sum = sum * (2 * x - 1) + theta[j];
        }
        return sum;
    }

    private static double error(double[] theta, Sample sample) {
        double sum = 0;
        for (int i = 0; i < sample.x().length; i++) {
            sum += Math.pow(value(theta, sample.x()[i]) - sample.y()[i], 2);
        }
        return sum / sample.x().length;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static void curve(Plot plot, String colour, String dash, double from, double to, DoubleUnaryOperator f) {
        var points = new ArrayList<double[]>();
        for (int i = 0; i <= 250; i++) {
            double x = from + (to - from) * i / 250;
            points.add(new double[] {x, f.applyAsDouble(x)});
        }
        plot.path(colour, 2.5, dash, List.copyOf(points));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
