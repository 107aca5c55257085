import java.util.List;
import java.util.Locale;
import java.util.function.DoubleFunction;
import java.util.function.DoubleUnaryOperator;

/**
 * Axes, curves, dots and labels in the units of the data.
 *
 * <p>An SVG that a page shows as an image sees neither the page's colours nor its theme. So the colours are mid-tones
 * that hold 4:1 against white and against black, and what is written is large and bold.
 */
final class Plot {

    static final String TEXT = "#767b87";
    static final String LINE = "#83859a";
    static final String BLUE = "#6f6cf0";
    static final String ORANGE = "#c2601a";
    static final String GREEN = "#1f8f63";
    static final String RED = "#d1495b";

    private static final int WIDTH = 640;
    private static final int HEIGHT = 430;
    private static final int LEFT = 64;
    private static final int RIGHT = 100;
    private static final int TOP = 42;
    private static final int BOTTOM = 52;

    record Range(double from, double to) {
    }

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
        axes(xName, yName, xStep, yStep, Plot::tick, Plot::tick);
    }

    /** For a plot whose heights are logarithms to base 10: a tick for each power of ten, with the power itself. */
    void logAxes(String xName, String yName, double xStep) {
        axes(xName, yName, xStep, 1, Plot::tick, Plot::power);
    }

    /** For a plot whose widths are logarithms, too. */
    void logLogAxes(String xName, String yName) {
        axes(xName, yName, 1, 1, Plot::power, Plot::power);
    }

    private void axes(String xName, String yName, double xStep, double yStep, DoubleFunction<String> xTick,
            DoubleFunction<String> yTick) {
        for (double x = across.from(); x <= across.to() + 1e-9; x += xStep) {
            path(LINE, 1, null, List.of(new double[] {x, up.from()}, new double[] {x, up.from() + pixelsUp(6)}));
            text(x(x), HEIGHT - BOTTOM + 27, "middle", TEXT, xTick.apply(x));
        }
        for (double y = up.from(); y <= up.to() + 1e-9; y += yStep) {
            var tick = yTick.apply(y);
            text(LEFT - (tick.length() > 4 ? 4 : 10), y(y) + 7, "end", TEXT, tick);
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

    private static String power(double exponent) {
        var digits = new StringBuilder("10");
        Long.toString(Math.round(exponent)).chars()
                .forEach(c -> digits.append(c == '-' ? '⁻' : "⁰¹²³⁴⁵⁶⁷⁸⁹".charAt(c - '0')));
        return digits.toString();
    }

    static String tick(double value) {
        double rounded = Math.rint(value * 1e6) / 1e6; // 0.15, not 0.15000000000000002
        String number = rounded == Math.rint(rounded) ? Integer.toString((int) rounded) : Double.toString(rounded);
        return number.replace('-', '−');
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
