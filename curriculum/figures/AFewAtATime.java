import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.IntFunction;
import java.util.function.IntToDoubleFunction;
import java.util.function.IntUnaryOperator;

/**
 * Draws the figures of the lessons "A few rides at a time" and "It never comes to rest" and prints their numbers. Run
 * it in the folder {@code curriculum}: {@code java figures/AFewAtATime.java}
 *
 * <p>A thousand rides of 1 to 5 km around the line 3 + 4.5 x, with 2 minutes of chance, drawn from one seed. Distances
 * are standardised, so the curvature is 2 in every direction and the loss lies above its minimum by the squared
 * distance to the best point.
 */
final class AFewAtATime {

    private static final Path LESSONS = Path.of("courses/f2-gradient-descent/lessons");
    private static final Path FOLDER = LESSONS.resolve("03-a-few-at-a-time/figures");
    private static final Path NEXT = LESSONS.resolve("03-the-noise-ball/figures");
    private static final int N = 1000;
    private static final int RUNS = 100; // each with a seed of its own; curves show their mean
    private static final double RATE = 0.05;
    private static final double[] Z = new double[N];
    private static final double[] Y = new double[N];
    private static final double BEST_B;
    private static final double BEST_W;

    static {
        var random = new Random(2026);
        for (int i = 0; i < N; i++) {
            double km = 1 + 4 * random.nextDouble();
            Z[i] = km;
            Y[i] = 3 + 4.5 * km + 2 * random.nextGaussian();
        }
        double mean = mean(i -> Z[i]);
        double deviation = Math.sqrt(mean(i -> (Z[i] - mean) * (Z[i] - mean)));
        Arrays.setAll(Z, i -> (Z[i] - mean) / deviation);
        BEST_B = mean(i -> Y[i]);
        BEST_W = mean(i -> Z[i] * Y[i]);
    }

    /** One point of the landscape that moves; each ride or batch of rides pushes it. */
    private static final class Walker {

        double b;
        double w;

        void step(double rate, IntUnaryOperator rides, int from, int to) {
            double alongB = 0;
            double alongW = 0;
            for (int k = from; k < to; k++) {
                int i = rides.applyAsInt(k);
                double error = b + w * Z[i] - Y[i];
                alongB += 2 * error / (to - from);
                alongW += 2 * error * Z[i] / (to - from);
            }
            b -= rate * alongB;
            w -= rate * alongW;
        }

        double aboveBest() {
            return (b - BEST_B) * (b - BEST_B) + (w - BEST_W) * (w - BEST_W);
        }
    }

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Files.createDirectories(NEXT);
        numbers();
        Files.writeString(FOLDER.resolve("noise.svg"), noise());
        Files.writeString(NEXT.resolve("walks.svg"), walks());
        Files.writeString(FOLDER.resolve("reading.svg"), reading());
        Files.writeString(NEXT.resolve("ball.svg"), ball());
    }

    /** How far the gradient of B rides at θ = 0 is from that of all, as a standard deviation. */
    private static String noise() {
        var plot = new Plot(new Plot.Range(0, 3), new Plot.Range(-1, 2), "Noise over batch size",
                "How far the gradient of a batch strays from the gradient of all rides, over the batch size, both axes"
                        + " logarithmic. Drawn with replacement it falls in a straight line, by a factor of ten for a"
                        + " hundred times the rides; without replacement it bends down to nothing at 1000.");
        plot.logLogAxes("B", "σ<tspan dy=\"5\" font-size=\"15\">B</tspan>");
        double sigma = Math.sqrt(spread(0, 0));
        plot.path(Plot.ORANGE, 2, "8 6", points(0, 3, 200, x -> Math.log10(sigma) - x / 2));
        plot.path(Plot.GREEN, 2, null, points(0, 2.9999, 400,
                x -> Math.log10(sigma) - x / 2 + Math.log10((N - Math.pow(10, x)) / (N - 1)) / 2));
        plot.graph(Plot.LINE, 1.5, "2 4", x -> Math.log10(Math.hypot(2 * BEST_B, 2 * BEST_W)));
        var random = new Random(11);
        for (int size : new int[] {1, 2, 5, 10, 20, 50, 100, 200, 500, 900}) {
            var order = order();
            double with = measured(size, k -> random.nextInt(N));
            double without = measured(size, k -> { // the first places of a fair shuffle
                Collections.swap(order, k, k + random.nextInt(N - k));
                return order.get(k);
            });
            plot.dot(Math.log10(size), Math.log10(with), 5, Plot.ORANGE);
            plot.dot(Math.log10(size), Math.log10(without), 4, Plot.GREEN);
            print("B %d: noise with %.3f (%.3f), without replacement %.3f (%.3f)", size, with, sigma / Math.sqrt(size),
                    without, sigma / Math.sqrt(size) * Math.sqrt((N - size) / (N - 1.0)));
        }
        plot.label(3.03, Math.log10(sigma) - 1.5, "start", Plot.ORANGE, "σ / √B");
        plot.label(3.03, 1.54, "start", Plot.TEXT, "‖∇J‖");
        return plot.svg();
    }

    private static double measured(int size, IntUnaryOperator draw) {
        double sum = 0;
        int times = 2000;
        for (int time = 0; time < times; time++) {
            var walker = new Walker();
            walker.step(1, draw, 0, size);
            sum += Math.pow(walker.b - 2 * BEST_B, 2) + Math.pow(walker.w - 2 * BEST_W, 2);
        }
        return Math.sqrt(sum / times);
    }

    private static String walks() {
        var plot = new Plot(new Plot.Range(8, 20), new Plot.Range(2, 10.47), "Three walks",
                "Level lines of the loss as circles, and three walks of 60 steps to their centre: with all rides"
                        + " straight and smooth, with batches of ten a little ragged, with single rides a wild"
                        + " zigzag around the centre.");
        plot.axes("b′", "w′", 2, 1);
        for (double radius : new double[] {0.5, 1, 2, 4, 6, 8}) {
            var circle = new ArrayList<double[]>();
            for (int i = 0; i <= 120; i++) {
                circle.add(new double[] {BEST_B + radius * Math.cos(Math.PI * i / 60),
                    BEST_W + radius * Math.sin(Math.PI * i / 60)});
            }
            plot.path(Plot.LINE, 1.2, null, circle);
        }
        walk(plot, 1, Plot.ORANGE, 1.5);
        walk(plot, 10, Plot.BLUE, 2);
        walk(plot, N, Plot.GREEN, 3);
        plot.dot(BEST_B, BEST_W, 6, Plot.GREEN);
        plot.label(11.6, 3, "start", Plot.GREEN, "1000");
        plot.label(13.3, 5.15, "start", Plot.BLUE, "10");
        plot.label(11.15, 7.2, "start", Plot.ORANGE, "B = 1");
        return plot.svg();
    }

    private static void walk(Plot plot, int size, String colour, double width) {
        var random = new Random(3);
        var order = order();
        Collections.shuffle(order, random);
        var walker = new Walker();
        var points = new ArrayList<double[]>();
        for (int t = 0; t < 60; t++) {
            int from = t * size % N;
            walker.step(RATE, order::get, from, from + size);
            points.add(new double[] {walker.b, walker.w});
        }
        plot.path(colour, width, null, points);
    }

    /** The loss over the rides read so far, not over the steps. */
    private static String reading() {
        var plot = new Plot(new Plot.Range(0, 4), new Plot.Range(-3, 3), "Four batch sizes over epochs",
                "The loss above its minimum on a logarithmic axis over epochs, with rate 0.05. Single rides fall at"
                        + " once and stay at 0.4. Batches of ten fall within half an epoch and stay at 0.04. Batches of"
                        + " a hundred need four epochs to a tenth. The full batch hardly moves.");
        plot.logAxes("e", "J − J* / min²", 1);
        int[] sizes = {1, 10, 100, N};
        String[] colours = {Plot.ORANGE, Plot.BLUE, Plot.RED, Plot.GREEN};
        String[] dashes = {"8 6", null, "3 5", null};
        for (int k = 0; k < sizes.length; k++) {
            int size = sizes[k];
            var excess = meanExcess(size, 4, epoch -> t -> RATE);
            int every = Math.max(1, excess.length / 200);
            var points = new ArrayList<double[]>();
            for (int t = 0; t < excess.length; t += every) {
                points.add(new double[] {t * (double) size / N, Math.log10(excess[t])});
            }
            plot.path(colours[k], 2.5, dashes[k], points);
            if (size == N) {
                points.forEach(point -> plot.dot(point[0], point[1], 4, Plot.GREEN));
            }
            int last = excess.length - 1;
            print("B %d after 4 epochs: %.4f, first below 0.1 after %d steps", size, excess[last], below(excess, 0.1));
        }
        plot.label(2.5, 2.6, "start", Plot.GREEN, "B = 1000");
        plot.label(4.05, -0.95, "start", Plot.RED, "100");
        plot.label(4.05, -1.5, "start", Plot.BLUE, "10");
        plot.label(4.05, -0.36, "start", Plot.ORANGE, "1");
        return plot.svg();
    }

    private static int below(double[] excess, double limit) {
        for (int t = 0; t < excess.length; t++) {
            if (excess[t] < limit) {
                return t;
            }
        }
        return -1;
    }

    private static String ball() {
        var plot = new Plot(new Plot.Range(0, 20), new Plot.Range(-5, 1), "Constant and decaying rates",
                "The loss above its minimum, averaged over each epoch, for single rides. With the constant rate 0.05 it"
                        + " stays at 0.4, with 0.01 at 0.08. With a rate that is halved, then a third, and so on, from"
                        + " epoch to epoch it falls to 0.013. With one over twice the number of steps it falls below"
                        + " a ten-thousandth.");
        plot.logAxes("e", "J − J* / min²", 5);
        double noise = spread(BEST_B, BEST_W);
        plot.graph(Plot.LINE, 1.5, "2 4", x -> Math.log10(0.05 * noise / (4 * 0.95)));
        plot.graph(Plot.LINE, 1.5, "2 4", x -> Math.log10(0.01 * noise / (4 * 0.99)));
        schedule(plot, "constant 0.05", Plot.RED, "14 5", epoch -> t -> 0.05);
        schedule(plot, "constant 0.01", Plot.ORANGE, "8 6", epoch -> t -> 0.01);
        schedule(plot, "0.05 / (1 + e)", Plot.BLUE, null, epoch -> t -> 0.05 / (1 + epoch));
        schedule(plot, "1 / (2 (t + 10))", Plot.GREEN, null, epoch -> t -> 1 / (2 * (t + 10.0)));
        plot.label(20.3, -0.36, "start", Plot.RED, "0.05");
        plot.label(20.3, -1.08, "start", Plot.ORANGE, "0.01");
        plot.label(11, -2.15, "middle", Plot.BLUE, "0.05 / (1 + e)");
        plot.label(14, -3.3, "middle", Plot.GREEN, "1 / (2t + 20)");
        return plot.svg();
    }

    private static void schedule(Plot plot, String name, String colour, String dash,
            IntFunction<IntToDoubleFunction> rate) {
        int epochs = 20;
        var excess = meanExcess(1, epochs, rate);
        var points = new ArrayList<double[]>();
        for (int epoch = 0; epoch < epochs; epoch++) {
            points.add(new double[] {epoch + 0.5,
                Math.log10(Arrays.stream(excess, epoch * N, (epoch + 1) * N).average().orElseThrow())});
        }
        plot.path(colour, 2.5, dash, points);
        print("%s: in epoch 2 %.4f, in epoch 20 %.5f", name, Math.pow(10, points.get(1)[1]),
                Math.pow(10, points.getLast()[1]));
    }

    /** Mean over the runs of what is above the smallest loss after each step; index 0 is the start. */
    private static double[] meanExcess(int size, int epochs, IntFunction<IntToDoubleFunction> rate) {
        var excess = new double[epochs * N / size + 1];
        for (int run = 0; run < RUNS; run++) {
            var random = new Random(run);
            var order = order();
            var walker = new Walker();
            excess[0] += walker.aboveBest() / RUNS;
            int t = 0;
            for (int epoch = 0; epoch < epochs; epoch++) {
                Collections.shuffle(order, random);
                for (int from = 0; from < N; from += size) {
                    walker.step(rate.apply(epoch).applyAsDouble(t), order::get, from, from + size);
                    t++;
                    excess[t] += walker.aboveBest() / RUNS;
                }
            }
        }
        return excess;
    }

    private static void numbers() {
        print("1000 rides: best (%.3f, %.3f), smallest loss %.3f, loss at 0 %.2f, gradient there %.2f, σ there %.2f,"
                + " σ² at the best %.2f", BEST_B, BEST_W, mean(i -> sq(BEST_B + BEST_W * Z[i] - Y[i])),
                mean(i -> sq(Y[i])), 2 * Math.hypot(BEST_B, BEST_W), Math.sqrt(spread(0, 0)), spread(BEST_B, BEST_W));
        double[][] rides = {{1, 7}, {2, 13}, {3, 16}};
        for (int[] order : new int[][] {{0, 1, 2}, {2, 1, 0}}) {
            double b = 0;
            double w = 0;
            var text = new StringBuilder();
            for (int i : order) {
                double error = b + w * rides[i][0] - rides[i][1];
                b -= 0.05 * 2 * error;
                w -= 0.05 * 2 * error * rides[i][0];
                text.append(" (%.3f, %.3f)".formatted(b, w));
            }
            double loss = 0;
            for (double[] ride : rides) {
                loss += sq(b + w * ride[0] - ride[1]) / 3;
            }
            print("three rides, one at a time, order %s:%s, then loss %.3f", Arrays.toString(order), text, loss);
        }
        for (double rate : new double[] {0.1, 0.05, 0.02, 0.01}) {
            for (int size : new int[] {1, 10, 100}) {
                print("α %.2f, B %d: ball with replacement %.4f, formula %.4f", rate, size, ball(rate, size),
                        rate * spread(BEST_B, BEST_W) / (4 * size * (1 - rate)));
            }
        }
        orders();
        var counts = new TreeMap<String, Integer>();
        for (int choice = 0; choice < 27; choice++) { // each place changes with any of the three
            var cards = new ArrayList<>(List.of("A", "B", "C"));
            Collections.swap(cards, 0, choice / 9);
            Collections.swap(cards, 1, choice / 3 % 3);
            Collections.swap(cards, 2, choice % 3);
            counts.merge(String.join("", cards), 1, Integer::sum);
        }
        print("unfair shuffle of three cards, out of 27: %s", counts);
    }

    private static double ball(double rate, int size) {
        var random = new Random(5);
        var walker = new Walker();
        double sum = 0;
        int steps = 60_000;
        for (int t = 0; t < 2 * steps; t++) {
            walker.step(rate, k -> random.nextInt(N), 0, size);
            sum += t < steps ? 0 : walker.aboveBest();
        }
        return sum / steps;
    }

    /** What the order of the rides does in the long run, for batches of ten: epochs 101 to 200, mean of 20 runs. */
    private static void orders() {
        var sorted = order();
        sorted.sort((one, other) -> Double.compare(Y[one], Y[other]));
        int runs = 20;
        for (String how : List.of("sorted", "shuffled once", "shuffled each epoch", "with replacement")) {
            double sum = 0;
            for (int run = 0; run < runs; run++) {
                sum += longRun(how, new ArrayList<>(sorted), new Random(run)) / runs;
            }
            print("order %s: %.4f", how, sum);
        }
    }

    private static double longRun(String how, List<Integer> order, Random random) {
        if (!how.equals("sorted")) {
            Collections.shuffle(order, random);
        }
        IntUnaryOperator rides = how.equals("with replacement") ? k -> random.nextInt(N) : order::get;
        var walker = new Walker();
        double sum = 0;
        for (int epoch = 0; epoch < 200; epoch++) {
            if (how.equals("shuffled each epoch")) {
                Collections.shuffle(order, random);
            }
            for (int from = 0; from < N; from += 10) {
                walker.step(RATE, rides, from, from + 10);
                sum += epoch < 100 ? 0 : walker.aboveBest() / (100 * N / 10);
            }
        }
        return sum;
    }

    /** Variance of the gradient of one ride, both components together. */
    private static double spread(double b, double w) {
        double alongB = mean(i -> 2 * (b + w * Z[i] - Y[i]));
        double alongW = mean(i -> 2 * (b + w * Z[i] - Y[i]) * Z[i]);
        return mean(i -> sq(2 * (b + w * Z[i] - Y[i]) - alongB) + sq(2 * (b + w * Z[i] - Y[i]) * Z[i] - alongW));
    }

    private static double sq(double value) {
        return value * value;
    }

    private static double mean(IntToDoubleFunction value) {
        double sum = 0;
        for (int i = 0; i < N; i++) {
            sum += value.applyAsDouble(i);
        }
        return sum / N;
    }

    private static List<Integer> order() {
        var order = new ArrayList<Integer>();
        for (int i = 0; i < N; i++) {
            order.add(i);
        }
        return order;
    }

    private static List<double[]> points(double from, double to, int count, DoubleUnaryOperator height) {
        var points = new ArrayList<double[]>();
        for (int i = 0; i <= count; i++) {
            double x = from + (to - from) * i / count;
            points.add(new double[] {x, height.applyAsDouble(x)});
        }
        return points;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
