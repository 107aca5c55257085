import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws the figures of the lesson "What one line cannot say" and prints its numbers. Run it in the folder
 * {@code curriculum}: {@code java figures/NeuronsAndLayers.java}
 */
final class NeuronsAndLayers {

    private static final Path FOLDER = Path.of("courses/f3-neural-networks/lessons/01-neurons-and-layers/figures");

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Bilingual.write(FOLDER, "switches", switches(), "两个开关和一盏灯",
                "两个开关的四种位置是正方形的四个角。灯在 (0, 1) 和 (1, 0) 处亮，在 (0, 0) 和 (1, 1) 处灭。一条斜线把 (0, 1)、"
                        + "(1, 0) 和 (1, 1) 三个点留在同一侧。",
                Map.of("off", "灭", "on", "亮"));
        Bilingual.write(FOLDER, "bent", bent(), "经过两个神经元之后的四个角",
                "在两个隐藏值的平面上，灯亮的两个角都在 (1, 0)，灯灭的在 (0, 0) 和 (2, 1)。直线 h₁ − 2 h₂ = ½ 把前者与后两者分在两侧。",
                Map.of("off", "灭", "on, twice", "亮，两个"));
        Files.writeString(FOLDER.resolve("activations.svg"), activations());
        Files.writeString(FOLDER.resolve("slopes.svg"), slopes());
        Bilingual.write(FOLDER, "hat", hat(), "三个神经元合成一顶帽子",
                "relu(x) 从 0 起上升，−2 relu(x − 1) 从 1 起下降，relu(x − 2) 从 2 起上升。它们的和是一顶帽子：从 0 升到 x = 1 处的 1，"
                        + "在 x = 2 处降到 0，此后不变。",
                Map.of("sum", "和"));
        numbers();
    }

    private static String switches() {
        var plot = new Plot(new Plot.Range(-0.5, 2), new Plot.Range(-0.5, 1.5), "Two switches and one lamp",
                "The four positions of two switches as corners of a square. The lamp is on at (0, 1) and (1, 0),"
                        + " and off"
                        + " at (0, 0) and (1, 1). A slanted line has the three points (0, 1), (1, 0) and (1, 1) on one"
                        + " side.");
        plot.axes("x₁", "x₂", 0.5, 0.5);
        plot.graph(Plot.TEXT, 2, "8 6", x -> 0.5 - x);
        corner(plot, 0, 0, false, "off");
        corner(plot, 0, 1, true, "on");
        corner(plot, 1, 0, true, "on");
        corner(plot, 1, 1, false, "off");
        return plot.svg();
    }

    /** The same four points as the two hidden neurons see them: h₁ = relu(x₁ + x₂), h₂ = relu(x₁ + x₂ − 1). */
    private static String bent() {
        var plot = new Plot(new Plot.Range(-0.5, 2.5), new Plot.Range(-0.5, 1.5), "The corners after two neurons",
                "In the plane of the two hidden values, both corners where the lamp is on lie at (1, 0); those where it"
                        + " is off lie at (0, 0) and (2, 1). The line h₁ − 2 h₂ = ½ has the first on one side and the"
                        + " other two on the other.");
        plot.axes("h₁", "h₂", 0.5, 0.5);
        plot.graph(Plot.GREEN, 2.5, null, h -> (h - 0.5) / 2);
        corner(plot, 0, 0, false, "off");
        corner(plot, 1, 0, true, "on, twice");
        corner(plot, 2, 1, false, "off");
        plot.label(1.95, 0.55, "start", Plot.GREEN, "h₁ − 2h₂ = ½");
        return plot.svg();
    }

    private static void corner(Plot plot, double x, double y, boolean on, String text) {
        plot.dot(x, y, on ? 9 : 6, on ? Plot.ORANGE : Plot.BLUE);
        plot.label(x + 0.07, y + 0.13, "start", on ? Plot.ORANGE : Plot.BLUE, text);
    }

    private static String activations() {
        var plot = new Plot(new Plot.Range(-6, 6), new Plot.Range(-1.5, 3), "Three activation functions",
                "Over z from −6 to 6: sigmoid rises from 0 to 1 and is ½ at 0; tanh rises from −1 to 1 and is 0 at 0;"
                        + " ReLU is 0 on the left and z on the right.");
        plot.axes("z", "φ(z)", 2, 0.5);
        curve(plot, Plot.BLUE, null, NeuronsAndLayers::sigmoid);
        curve(plot, Plot.ORANGE, "8 6", Math::tanh);
        curve(plot, Plot.GREEN, "14 5", z -> Math.max(0, z));
        plot.label(5.95, 1.3, "end", Plot.BLUE, "sigmoid");
        plot.label(-3.2, -0.75, "end", Plot.ORANGE, "tanh");
        plot.label(3.2, 2.8, "start", Plot.GREEN, "ReLU");
        return plot.svg();
    }

    private static String slopes() {
        var plot = new Plot(new Plot.Range(-6, 6), new Plot.Range(0, 1.2), "Their slopes",
                "Over z from −6 to 6: the slope of the sigmoid is at most ¼, at 0, and nearly 0 beyond 5; that of tanh"
                        + " is 1 at 0 and nearly 0 beyond 3; that of ReLU is 0 on the left and 1 on the right.");
        plot.axes("z", "φ′(z)", 2, 0.25);
        curve(plot, Plot.BLUE, null, z -> sigmoid(z) * sigmoid(-z));
        curve(plot, Plot.ORANGE, "8 6", z -> 1 / Math.pow(Math.cosh(z), 2));
        plot.path(Plot.GREEN, 2.5, "14 5", List.of(new double[] {-6, 0.004}, new double[] {0, 0.004}));
        plot.path(Plot.GREEN, 2.5, "14 5", List.of(new double[] {0, 1}, new double[] {6, 1}));
        plot.label(2.2, 0.2, "start", Plot.BLUE, "sigmoid");
        plot.label(-0.9, 0.8, "end", Plot.ORANGE, "tanh");
        plot.label(3.2, 1.08, "start", Plot.GREEN, "ReLU");
        return plot.svg();
    }

    private static String hat() {
        var plot = new Plot(new Plot.Range(-1, 4), new Plot.Range(-3, 4), "A hat out of three neurons",
                "relu(x) rises from 0 on, −2 relu(x − 1) falls from 1 on, relu(x − 2) rises from 2 on. Their sum is a"
                        + " hat: it rises from 0 to 1 at x = 1, falls to 0 at x = 2 and stays there.");
        plot.axes("x", "", 1, 1);
        curve(plot, Plot.BLUE, "2 5", x -> relu(x));
        curve(plot, Plot.TEXT, "14 5", x -> -2 * relu(x - 1));
        curve(plot, Plot.ORANGE, "8 6", x -> relu(x - 2));
        curve(plot, Plot.GREEN, null, x -> relu(x) - 2 * relu(x - 1) + relu(x - 2));
        plot.label(2.75, 3.3, "end", Plot.BLUE, "relu(x)");
        plot.label(1.75, -2.4, "end", Plot.TEXT, "−2 relu(x − 1)");
        plot.label(3.98, 0.3, "end", Plot.ORANGE, "relu(x − 2)");
        plot.label(0.85, 1.35, "end", Plot.GREEN, "sum");
        return plot.svg();
    }

    private static void curve(Plot plot, String colour, String dash, DoubleUnaryOperator function) {
        var points = new ArrayList<double[]>();
        for (double x = -6; x <= 6.0001; x += 0.05) {
            points.add(new double[] {x, function.applyAsDouble(x)});
        }
        plot.path(colour, 2.5, dash, points);
    }

    private static double sigmoid(double z) {
        return 1 / (1 + Math.exp(-z));
    }

    private static double relu(double z) {
        return Math.max(0, z);
    }

    private static void numbers() {
        for (double z : new double[] {0, 1, 2, 5, 10}) {
            System.out.println(String.format(Locale.ROOT, "z %.0f: σ %.6f, σ′ %.6f, tanh %.9f, tanh′ %.3g", z,
                    sigmoid(z), sigmoid(z) * sigmoid(-z), Math.tanh(z), 1 / Math.pow(Math.cosh(z), 2)));
        }
        System.out.println(Math.pow(0.25, 10));
    }
}
