import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Draws the figures of the lesson "Fitting a line" from its three rides. Run it in the folder {@code curriculum}:
 * {@code java figures/FittingALine.java}
 */
final class FittingALine {

    private static final Path FOLDER = Path.of("courses/f2-gradient-descent/lessons/01-fitting-a-line/figures");
    private static final double[] KM = {1, 2, 3};
    private static final double[] MINUTES = {7, 13, 16};
    private static final Theta BEST = new Theta(3, 4.5);

    record Theta(double b, double w) {

        double loss() {
            double sum = 0;
            for (int i = 0; i < KM.length; i++) {
                sum += Math.pow(b + w * KM[i] - MINUTES[i], 2);
            }
            return sum / KM.length;
        }

        Theta step(double rate) {
            double alongB = 0;
            double alongW = 0;
            for (int i = 0; i < KM.length; i++) {
                double error = b + w * KM[i] - MINUTES[i];
                alongB += 2 * error / KM.length;
                alongW += 2 * error * KM[i] / KM.length;
            }
            return new Theta(b - rate * alongB, w - rate * alongW);
        }
    }

    static List<Theta> walk(double rate, int steps) {
        return walk(new Theta(0, 0), rate, steps);
    }

    static List<Theta> walk(Theta start, double rate, int steps) {
        var walk = new ArrayList<>(List.of(start));
        for (int step = 0; step < steps; step++) {
            walk.add(walk.getLast().step(rate));
        }
        return walk;
    }

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("lines.svg"), lines());
        Files.writeString(FOLDER.resolve("valley.svg"), valley());
        Files.writeString(FOLDER.resolve("rates.svg"), rates());
    }

    private static String lines() {
        var plot = new Plot(new Plot.Range(0, 4), new Plot.Range(0, 20), "Three rides and four lines",
                "Minutes over kilometres: the rides at 1, 2 and 3 km; the flat line that gradient descent starts with,"
                        + " the lines after one and two steps, and the best line. The line after one step is 3.1, 6.4"
                        + " and 6.7 minutes too low.");
        plot.axes("x / km", "y / min", 1, 5);
        var walk = walk(0.05, 2);
        String[] dashes = {"2 6", "8 6", "14 5"};
        for (int step = 0; step < walk.size(); step++) {
            Theta theta = walk.get(step);
            plot.graph(Plot.ORANGE, 2, dashes[step], x -> theta.b() + theta.w() * x);
            plot.label(4.06, step == 0 ? 1.2 : theta.b() + theta.w() * 4, "start", Plot.ORANGE,
                    "θ" + "₀₁₂".charAt(step));
        }
        for (int i = 0; i < KM.length; i++) { // what the line after one step gets wrong
            double predicted = walk.get(1).b() + walk.get(1).w() * KM[i];
            plot.path(Plot.BLUE, 2, "2 4", List.of(new double[] {KM[i], predicted}, new double[] {KM[i], MINUTES[i]}));
            double error = Math.round(10 * (MINUTES[i] - predicted)) / 10.0;
            plot.label(KM[i] + 0.03, predicted - 1, "start", Plot.BLUE, Plot.tick(error));
        }
        plot.graph(Plot.GREEN, 3, null, x -> BEST.b() + BEST.w() * x);
        plot.label(3.56, 20.2, "end", Plot.GREEN, "θ*");
        for (int i = 0; i < KM.length; i++) {
            plot.dot(KM[i], MINUTES[i], 6, Plot.BLUE);
        }
        return plot.svg();
    }

    /** The loss is 0.5 + ½ dᵀHd, d = θ − θ*: its level lines are ellipses along the eigenvectors of H. */
    private static String valley() {
        var plot = new Plot(new Plot.Range(-1, 6), new Plot.Range(0, 8), "The loss seen from above",
                "Level lines of the loss over intercept b and slope w: a long narrow valley. The walk with learning"
                        + " rate 0.05 drops to its floor in four steps and then creeps along it to the minimum at b ="
                        + " 3, w = 4.5.");
        plot.axes("b / min", "w / (min/km)", 1, 1);
        double half = Math.sqrt(Math.pow((2 - 28.0 / 3) / 2, 2) + 16);
        double middle = (2 + 28.0 / 3) / 2;
        double steep = middle + half;
        double flat = middle - half;
        double angle = Math.atan2(steep - 2, 4); // the steep eigenvector is (4, λ − 2)
        for (double level : new double[] {1, 4, 16, 48, 100, 158}) {
            var points = new ArrayList<double[]>();
            for (int i = 0; i <= 120; i++) {
                double turn = Math.PI * i / 60;
                double along = Math.sqrt(2 * (level - 0.5) / steep) * Math.cos(turn);
                double across = Math.sqrt(2 * (level - 0.5) / flat) * Math.sin(turn);
                points.add(new double[] {BEST.b() + along * Math.cos(angle) - across * Math.sin(angle),
                    BEST.w() + along * Math.sin(angle) + across * Math.cos(angle)});
            }
            plot.path(Plot.LINE, 1.2, null, points);
        }
        for (var level : List.of(158, 100, 48, 16)) { // where the lower half of each ellipse crosses b = −0.6
            double db = -0.6 - BEST.b();
            double dw = (-4 * db - Math.sqrt(16 * db * db - 4 * 14.0 / 3 * (db * db - (level - 0.5)))) / (2 * 14.0 / 3);
            plot.label(-0.6, BEST.w() + dw + 0.42, "middle", Plot.TEXT, "" + level);
        }
        var walk = walk(0.05, 400);
        plot.path(Plot.ORANGE, 2, null,
                walk.stream().limit(10).map(theta -> new double[] {theta.b(), theta.w()}).toList());
        plot.path(Plot.ORANGE, 2, null, List.of(new double[] {walk.get(9).b(), walk.get(9).w()},
                new double[] {BEST.b(), BEST.w()})); // from here on the walk is straight
        for (int step : new int[] {0, 1, 2, 3, 4, 25, 50, 100, 200}) {
            plot.dot(walk.get(step).b(), walk.get(step).w(), 4, Plot.ORANGE);
        }
        plot.label(0.14, 0.3, "start", Plot.ORANGE, "θ₀");
        plot.label(1.36, 2.65, "start", Plot.ORANGE, "θ₁");
        plot.label(1.86, 3.7, "start", Plot.ORANGE, "θ₂");
        plot.label(2.9, 5.02, "start", Plot.ORANGE, "θ₁₀₀");
        plot.label(2.25, 5.4, "middle", Plot.ORANGE, "θ₂₅");
        plot.dot(BEST.b(), BEST.w(), 6, Plot.GREEN);
        plot.label(3.12, 4.15, "start", Plot.GREEN, "θ*");
        return plot.svg();
    }

    private static String rates() {
        var plot = new Plot(new Plot.Range(0, 12), new Plot.Range(0, 400), "Three learning rates",
                "The loss over the number of steps. With rate 0.05 it falls at once, with 0.17 slowly, with 0.2 it"
                        + " rises out of the picture.");
        plot.axes("t", "J / min²", 2, 100);
        curve(plot, 0.2, Plot.RED, "14 5");
        curve(plot, 0.17, Plot.ORANGE, "8 6");
        curve(plot, 0.05, Plot.GREEN, null);
        plot.label(2.7, 370, "start", Plot.RED, "α = 0.2");
        plot.label(5.2, 72, "start", Plot.ORANGE, "α = 0.17");
        plot.label(1.15, 48, "start", Plot.GREEN, "α = 0.05");
        return plot.svg();
    }

    private static void curve(Plot plot, double rate, String colour, String dash) {
        var points = new ArrayList<double[]>();
        var walk = walk(rate, 12);
        for (int step = 0; step < walk.size(); step++) {
            points.add(new double[] {step, walk.get(step).loss()});
        }
        plot.path(colour, 2.5, dash, points);
        points.stream().filter(point -> point[1] <= 400).forEach(point -> plot.dot(point[0], point[1], 4, colour));
    }
}
