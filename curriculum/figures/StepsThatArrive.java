import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntToDoubleFunction;

/**
 * Draws the figures of the lessons "Steps that arrive" and "A rounder valley" and prints their numbers. Run it in the folder {@code curriculum}:
 * {@code java figures/StepsThatArrive.java}
 *
 * <p>The three rides are those of {@link FittingALine}. Their curvature H = ((2, 4), (4, 28/3)).
 */
final class StepsThatArrive {

    private static final Path LESSONS = Path.of("courses/f2-gradient-descent/lessons");
    private static final Path FOLDER = LESSONS.resolve("02-steps-that-arrive/figures");
    private static final Path NEXT = LESSONS.resolve("02-a-round-valley/figures");
    private static final double SMALLEST_LOSS = 0.5;
    private static final double TRACE = 34.0 / 3;
    private static final double HALF_GAP = Math.sqrt(Math.pow(22.0 / 3, 2) + 64) / 2;
    private static final double STEEP = TRACE / 2 + HALF_GAP;
    private static final double FLAT = TRACE / 2 - HALF_GAP;
    private static final double NEAR = 0.01; // "there": this much above the smallest loss

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Files.createDirectories(NEXT);
        Files.writeString(FOLDER.resolve("bounces.svg"), bounces());
        Files.writeString(FOLDER.resolve("curves.svg"), curves());
        Files.writeString(FOLDER.resolve("cliff.svg"), cliff());
        Files.writeString(NEXT.resolve("bowl.svg"), bowl());
        numbers();
    }

    /** The slope alone, b = 0: the loss is a parabola of curvature 28/3 around 81/14. */
    private static String bounces() {
        var plot = new Plot(new Plot.Range(0, 8), new Plot.Range(0, 14), "One slope, five rates",
                "The slope over the number of steps, from 0. With a quarter of 1/λ it rises to 5.8 from below, with 1/λ"
                        + " it is there after one step, with 1.75/λ it swings around 5.8 ever closer, with 2/λ it"
                        + " swings between 0 and 11.6 for ever, with 2.1/λ it swings out of the picture.");
        plot.axes("t", "w / (min/km)", 1, 2);
        double best = 81.0 / 14;
        plot.graph(Plot.LINE, 1.5, "2 4", t -> best);
        slope(plot, 0.25, Plot.BLUE, "8 6");
        slope(plot, 1, Plot.GREEN, null);
        slope(plot, 1.75, Plot.ORANGE, null);
        slope(plot, 2, Plot.TEXT, "3 5");
        slope(plot, 2.1, Plot.RED, "14 5");
        plot.label(8.1, best + 1.1, "start", Plot.GREEN, "αλ = 1");
        plot.label(8.1, best - 0.3, "start", Plot.BLUE, "0.25");
        plot.label(8.1, best - 1.5, "start", Plot.ORANGE, "1.75");
        plot.label(8.1, 1.5, "start", Plot.TEXT, "2");
        plot.label(5.3, 13.6, "start", Plot.RED, "2.1");
        return plot.svg();
    }

    private static void slope(Plot plot, double alphaLambda, String colour, String dash) {
        var points = new ArrayList<double[]>();
        for (int t = 0; t <= 8; t++) {
            points.add(new double[] {t, 81.0 / 14 * (1 - Math.pow(1 - alphaLambda, t))});
        }
        plot.path(colour, 2.5, dash, points);
        points.stream().filter(point -> point[1] >= 0 && point[1] <= 14)
                .forEach(point -> plot.dot(point[0], point[1], 4, colour));
    }

    private static String curves() {
        var plot = new Plot(new Plot.Range(0, 120), new Plot.Range(-3, 3), "Five learning rates on a logarithmic scale",
                "What the loss is above its minimum, over the number of steps. Rate 0.005 falls in a slope and then in"
                        + " a very gentle one; 0.05 drops at once and then falls in a gentle straight line; 0.17 falls"
                        + " in one straight line to a thousandth within 60 steps; 0.18 hardly falls; 0.2 rises"
                        + " straight.");
        plot.logAxes("t", "J − J* / min²", 20);
        curve(plot, 0.005, Plot.BLUE, "3 5");
        curve(plot, 0.05, Plot.GREEN, null);
        curve(plot, 0.17, Plot.ORANGE, "8 6");
        curve(plot, 0.18, Plot.TEXT, null);
        curve(plot, 0.2, Plot.RED, "14 5");
        plot.label(7, 2.75, "start", Plot.RED, "α = 0.2");
        plot.label(122, 1.85, "start", Plot.TEXT, "0.18");
        plot.label(122, -1.1, "start", Plot.BLUE, "0.005");
        plot.label(122, -2.24, "start", Plot.GREEN, "0.05");
        plot.label(45, -2.6, "end", Plot.ORANGE, "0.17");
        return plot.svg();
    }

    private static void curve(Plot plot, double rate, String colour, String dash) {
        var walk = FittingALine.walk(rate, 120);
        plot.path(colour, 2.5, dash, points(walk.size(), t -> Math.log10(walk.get(t).loss() - SMALLEST_LOSS)));
    }

    private static String cliff() {
        var plot = new Plot(new Plot.Range(0, 0.2), new Plot.Range(1, 4), "Steps needed over learning rate",
                "How many steps it takes until the loss is within 0.01 of its minimum, over the learning rate: 978 at"
                        + " 0.005, 98 at 0.05, 42 at 0.17, then steeply up to 1475 at 0.18; from 0.1803 on it never"
                        + " gets there.");
        plot.logAxes("α", "t", 0.05);
        double border = 2 / STEEP;
        plot.path(Plot.RED, 2, "14 5", List.of(new double[] {border, 1}, new double[] {border, 4}));
        var points = new ArrayList<double[]>();
        for (double rate = 0.0006; rate < 0.18025; rate += 0.0001) {
            points.add(new double[] {rate, Math.log10(stepsUntilNear(rate))});
        }
        plot.path(Plot.GREEN, 3, null, points);
        for (double rate : new double[] {0.005, 0.05, 0.17, 0.18}) {
            int steps = stepsUntilNear(rate);
            plot.dot(rate, Math.log10(steps), 5, Plot.GREEN);
            plot.label(rate + (rate == 0.18 ? -0.004 : 0.004), Math.log10(steps) + (rate == 0.17 ? -0.3 : 0.12),
                    rate >= 0.17 ? "end" : "start", Plot.GREEN, "" + steps);
        }
        plot.label(border + 0.003, 3.8, "start", Plot.RED, "2 / λ");
        return plot.svg();
    }

    /** The rides with standardised distance: the level lines are circles, and ½ is the one rate for all directions. */
    private static String bowl() {
        var plot = new Plot(new Plot.Range(-2, 24), new Plot.Range(-6, 12.35), "The loss after standardising",
                "Level lines of the loss over the intercept and the slope for standardised distances: circles. With"
                        + " rate 0.05 the walk goes straight to the centre in ever shorter steps, with rate 0.5 it is"
                        + " there in one.");
        plot.axes("b′", "w′", 4, 2);
        double b = 12;
        double w = 4.5 * Math.sqrt(2.0 / 3);
        for (double level : new double[] {1, 4, 16, 48, 100, 158}) { // J − J* is the squared distance
            double radius = Math.sqrt(level - SMALLEST_LOSS);
            var points = new ArrayList<double[]>();
            for (int i = 0; i <= 120; i++) {
                points.add(new double[] {b + radius * Math.cos(Math.PI * i / 60),
                    w + radius * Math.sin(Math.PI * i / 60)});
            }
            plot.path(Plot.LINE, 1.2, null, points);
        }
        plot.path(Plot.ORANGE, 2, null, List.of(new double[] {0, 0}, new double[] {b, w}));
        for (int step = 0; step <= 20; step++) {
            double left = Math.pow(0.9, step);
            plot.dot(b * (1 - left), w * (1 - left), 4, Plot.ORANGE);
        }
        plot.label(-0.2, 1.2, "middle", Plot.ORANGE, "θ₀");
        plot.dot(b, w, 6, Plot.GREEN);
        plot.label(12.5, w, "start", Plot.GREEN, "θ*");
        return plot.svg();
    }

    private static int stepsUntilNear(double rate) {
        var theta = new FittingALine.Theta(0, 0);
        int steps = 0;
        while (theta.loss() - SMALLEST_LOSS >= NEAR) {
            theta = theta.step(rate);
            steps++;
        }
        return steps;
    }

    private static List<double[]> points(int count, IntToDoubleFunction height) {
        var points = new ArrayList<double[]>();
        for (int t = 0; t < count; t++) {
            points.add(new double[] {t, height.applyAsDouble(t)});
        }
        return points;
    }

    private static void numbers() {
        print("λ steep %.4f flat %.4f, κ %.2f, border %.4f, best %.4f with factor %.4f", STEEP, FLAT, STEEP / FLAT,
                2 / STEEP, 2 / TRACE, (STEEP - FLAT) / TRACE);
        double length = Math.hypot(4, STEEP - 2); // the steep eigenvector is (4, λ − 2)
        double steep = -(3 * 4 + 4.5 * (STEEP - 2)) / length;
        double flat = (3 * (STEEP - 2) - 4.5 * 4) / length;
        print("distances at the start: steep %.3f, flat %.3f; shares of the loss %.2f and %.3f", steep, flat,
                STEEP * steep * steep / 2, FLAT * flat * flat / 2);
        for (double rate : new double[] {0.005, 0.05, 3.0 / 34, 0.1, 0.163, 0.17, 3.0 / 17, 0.18}) {
            print("α %.4f: factors %.3f and %.4f, near after %d steps", rate, 1 - rate * STEEP, 1 - rate * FLAT,
                    stepsUntilNear(rate));
        }
        var late = FittingALine.walk(new FittingALine.Theta(0, 81.0 / 14), 0.19, 60);
        for (int t : new int[] {0, 5, 10, 15, 16, 20, 30, 40, 60}) {
            print("α 0.19 from (0, 81/14), t %d: loss %.3f", t, late.get(t).loss());
        }
        var walk = FittingALine.walk(0.05, 500);
        for (int t : new int[] {10, 39, 100, 258}) {
            var theta = walk.get(t);
            var after = theta.step(1);
            double slope = Math.hypot(theta.b() - after.b(), theta.w() - after.w());
            print("α 0.05, t %d: θ (%.3f, %.3f), above %.5f, last drop %.6f, ‖∇J‖ %.5f, bound %.5f", t, theta.b(),
                    theta.w(), theta.loss() - SMALLEST_LOSS, walk.get(t - 1).loss() - theta.loss(), slope,
                    slope * slope / (2 * FLAT));
        }
        double metres = (2 + 28e6 / 3 + Math.sqrt(Math.pow(2 - 28e6 / 3, 2) + 64e6)) / 2;
        double ofMetres = (56e6 / 3 - 16e6) / metres; // determinant over the other: no digits are lost
        print("in metres: λ %.0f and %.4f, κ %.3g", metres, ofMetres, metres / ofMetres);
        for (double start : new double[] {3, Math.sqrt(20), 5}) {
            var text = new StringBuilder();
            double x = start;
            for (int t = 0; t < 5; t++) {
                text.append(" %.4g".formatted(x));
                x -= 0.1 * x * x * x;
            }
            print("θ⁴/4, α 0.1:%s", text);
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
