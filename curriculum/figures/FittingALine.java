import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws the figures of the lesson "Fitting a line" from its three rides. Run it in the folder {@code curriculum}:
 * {@code java figures/FittingALine.java}
 *
 * <p>An SVG that a page shows as an image sees neither the page's colours nor its theme. So the colours are mid-tones
 * that hold 4:1 against white and against black, and what is written is large and bold.
 */
final class FittingALine {

    private static final Path FOLDER = Path.of("courses/f2-gradient-descent/lessons/01-fitting-a-line/figures");
    private static final double[] KM = {1, 2, 3};
    private static final double[] MINUTES = {7, 13, 16};
    private static final Theta BEST = new Theta(3, 4.5);

    private static final String TEXT = "#767b87";
    private static final String LINE = "#83859a";
    private static final String BLUE = "#6f6cf0";
    private static final String ORANGE = "#c2601a";
    private static final String GREEN = "#1f8f63";
    private static final String RED = "#d1495b";

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

    private static List<Theta> walk(double rate, int steps) {
        var walk = new ArrayList<>(List.of(new Theta(0, 0)));
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
        var plot = new Plot(new Range(0, 4), new Range(0, 20), "Three rides and four lines",
                "Minutes over kilometres: the rides at 1, 2 and 3 km; the flat line that gradient descent starts with,"
                        + " the lines after one and two steps, and the best line. The line after one step is 3.1, 6.4"
                        + " and 6.7 minutes too low.");
        plot.axes("x / km", "y / min", 1, 5);
        var walk = walk(0.05, 2);
        String[] dashes = {"2 6", "8 6", "14 5"};
        for (int step = 0; step < walk.size(); step++) {
            Theta theta = walk.get(step);
            plot.graph(ORANGE, 2, dashes[step], x -> theta.b() + theta.w() * x);
            plot.label(4.06, step == 0 ? 1.2 : theta.b() + theta.w() * 4, "start", ORANGE, "θ" + "₀₁₂".charAt(step));
        }
        for (int i = 0; i < KM.length; i++) { // what the line after one step gets wrong
            double predicted = walk.get(1).b() + walk.get(1).w() * KM[i];
            plot.path(BLUE, 2, "2 4", List.of(new double[] {KM[i], predicted}, new double[] {KM[i], MINUTES[i]}));
            double error = Math.round(10 * (MINUTES[i] - predicted)) / 10.0;
            plot.label(KM[i] + 0.03, predicted - 1, "start", BLUE, Plot.tick(error));
        }
        plot.graph(GREEN, 3, null, x -> BEST.b() + BEST.w() * x);
        plot.label(3.56, 20.2, "end", GREEN, "θ*");
        for (int i = 0; i < KM.length; i++) {
            plot.dot(KM[i], MINUTES[i], 6, BLUE);
        }
        return plot.svg();
    }

    /** The loss is 0.5 + ½ dᵀHd, d = θ − θ*: its level lines are ellipses along the eigenvectors of H. */
    private static String valley() {
        var plot = new Plot(new Range(-1, 6), new Range(0, 8), "The loss seen from above",
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
            plot.path(LINE, 1.2, null, points);
        }
        for (var level : List.of(158, 100, 48, 16)) { // where the lower half of each ellipse crosses b = −0.6
            double db = -0.6 - BEST.b();
            double dw = (-4 * db - Math.sqrt(16 * db * db - 4 * 14.0 / 3 * (db * db - (level - 0.5)))) / (2 * 14.0 / 3);
            plot.label(-0.6, BEST.w() + dw + 0.28, "middle", TEXT, "" + level);
        }
        var walk = walk(0.05, 400);
        plot.path(ORANGE, 2, null, walk.stream().limit(10).map(theta -> new double[] {theta.b(), theta.w()}).toList());
        plot.path(ORANGE, 2, null, List.of(new double[] {walk.get(9).b(), walk.get(9).w()},
                new double[] {BEST.b(), BEST.w()})); // from here on the walk is straight
        for (int step : new int[] {0, 1, 2, 3, 4, 25, 50, 100, 200}) {
            plot.dot(walk.get(step).b(), walk.get(step).w(), 4, ORANGE);
        }
        plot.label(0.14, 0.3, "start", ORANGE, "θ₀");
        plot.label(1.36, 2.65, "start", ORANGE, "θ₁");
        plot.label(1.86, 3.7, "start", ORANGE, "θ₂");
        plot.label(2.9, 5.02, "start", ORANGE, "θ₁₀₀");
        plot.label(2.2, 5.22, "middle", ORANGE, "θ₂₅");
        plot.dot(BEST.b(), BEST.w(), 6, GREEN);
        plot.label(3.12, 4.15, "start", GREEN, "θ*");
        return plot.svg();
    }

    private static String rates() {
        var plot = new Plot(new Range(0, 12), new Range(0, 400), "Three learning rates",
                "The loss over the number of steps. With rate 0.05 it falls at once, with 0.17 slowly, with 0.2 it"
                        + " rises out of the picture.");
        plot.axes("t", "J / min²", 2, 100);
        curve(plot, 0.2, RED, "14 5");
        curve(plot, 0.17, ORANGE, "8 6");
        curve(plot, 0.05, GREEN, null);
        plot.label(2.7, 370, "start", RED, "α = 0.2");
        plot.label(5.2, 72, "start", ORANGE, "α = 0.17");
        plot.label(1.15, 48, "start", GREEN, "α = 0.05");
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

    record Range(double from, double to) {
    }

    /** Axes, curves, dots and labels in the units of the data. */
    private static final class Plot {

        private static final int WIDTH = 640;
        private static final int HEIGHT = 430;
        private static final int LEFT = 64;
        private static final int RIGHT = 100;
        private static final int TOP = 42;
        private static final int BOTTOM = 52;

        private final StringBuilder svg = new StringBuilder();
        private final Range across;
        private final Range up;

        Plot(Range across, Range up, String title, String description) {
            this.across = across;
            this.up = up;
            add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" fill=\"none\""
                    + " font-family=\"system-ui, sans-serif\" font-size=\"21\" font-weight=\"600\">", WIDTH, HEIGHT);
            add("<title>%s</title>", title);
            add("<desc>%s</desc>", description);
        }

        void axes(String xName, String yName, double xStep, double yStep) {
            for (double x = across.from(); x <= across.to() + 1e-9; x += xStep) {
                path(LINE, 1, null, List.of(new double[] {x, up.from()}, new double[] {x, up.from() + pixelsUp(6)}));
                text(x(x), HEIGHT - BOTTOM + 27, "middle", TEXT, tick(x));
            }
            for (double y = up.from(); y <= up.to() + 1e-9; y += yStep) {
                text(LEFT - 10, y(y) + 7, "end", TEXT, tick(y));
            }
            path(LINE, 1.5, null, List.of(new double[] {across.from(), up.to()},
                    new double[] {across.from(), up.from()}, new double[] {across.to(), up.from()}));
            text(x(across.to()) + 12, HEIGHT - BOTTOM + 7, "start", TEXT, xName);
            text(8, TOP - 19, "start", TEXT, yName);
        }

        void graph(String colour, double width, String dash, DoubleUnaryOperator function) {
            path(colour, width, dash, List.of(new double[] {across.from(), function.applyAsDouble(across.from())},
                    new double[] {across.to(), function.applyAsDouble(across.to())}));
        }

        /** Draws what lies inside the axes; a piece that leaves them ends at their edge. */
        void path(String colour, double width, String dash, List<double[]> points) {
            var d = new StringBuilder();
            boolean pen = false;
            for (int i = 1; i < points.size(); i++) {
                double[] piece = clipped(points.get(i - 1), points.get(i));
                if (piece == null) {
                    pen = false;
                    continue;
                }
                if (!pen) {
                    d.append("M").append(at(piece[0], piece[1]));
                }
                d.append("L").append(at(piece[2], piece[3]));
                pen = piece[2] == points.get(i)[0] && piece[3] == points.get(i)[1];
            }
            add("<path d=\"%s\" stroke=\"%s\" stroke-width=\"%s\" stroke-linejoin=\"round\"%s/>", d, colour,
                    tick(width), dash == null ? "" : " stroke-dasharray=\"" + dash + "\"");
        }

        void dot(double x, double y, double radius, String colour) {
            add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%s\" fill=\"%s\"/>", x(x), y(y), tick(radius), colour);
        }

        void label(double x, double y, String anchor, String colour, String text) {
            text(x(x), y(y) + 7, anchor, colour, text);
        }

        String svg() {
            return svg + "</svg>\n";
        }

        private void text(double x, double y, String anchor, String colour, String text) {
            add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, colour, text);
        }

        /** Liang and Barsky's clipping; null if nothing is left. */
        private double[] clipped(double[] a, double[] b) {
            double dx = b[0] - a[0];
            double dy = b[1] - a[1];
            double[] p = {-dx, dx, -dy, dy};
            double[] q = {a[0] - across.from(), across.to() - a[0], a[1] - up.from(), up.to() - a[1]};
            double enter = 0;
            double leave = 1;
            for (int side = 0; side < 4; side++) {
                if (p[side] == 0 && q[side] < 0) {
                    return null;
                }
                if (p[side] < 0) {
                    enter = Math.max(enter, q[side] / p[side]);
                }
                if (p[side] > 0) {
                    leave = Math.min(leave, q[side] / p[side]);
                }
            }
            if (enter > leave) {
                return null;
            }
            double[] end = leave == 1 ? b : new double[] {a[0] + leave * dx, a[1] + leave * dy};
            return new double[] {a[0] + enter * dx, a[1] + enter * dy, end[0], end[1]};
        }

        private double x(double value) {
            return LEFT + (value - across.from()) / (across.to() - across.from()) * (WIDTH - LEFT - RIGHT);
        }

        private double y(double value) {
            return HEIGHT - BOTTOM - (value - up.from()) / (up.to() - up.from()) * (HEIGHT - TOP - BOTTOM);
        }

        private double pixelsUp(double pixels) {
            return pixels * (up.to() - up.from()) / (HEIGHT - TOP - BOTTOM);
        }

        private String at(double x, double y) {
            return String.format(Locale.ROOT, "%.1f %.1f", x(x), y(y));
        }

        static String tick(double value) {
            String number = value == Math.rint(value) ? Integer.toString((int) value) : Double.toString(value);
            return number.replace('-', '−');
        }

        private void add(String format, Object... values) {
            svg.append(String.format(Locale.ROOT, format, values)).append('\n');
        }
    }
}
