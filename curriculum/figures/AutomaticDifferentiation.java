import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws the figures of the lesson "Who differentiates ten thousand lines?" and prints its numbers. Run it in the folder
 * {@code curriculum}: {@code java figures/AutomaticDifferentiation.java}
 */
final class AutomaticDifferentiation {

    private static final Path FOLDER = Path.of(
            "courses/f3-neural-networks/lessons/04-automatic-differentiation/figures");
    private static final int LAYERS = 12;
    private static final int UNITS = 64;
    private static final int NETWORKS = 100;

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("graph.svg"), graph());
        Bilingual.write(FOLDER, "vanishing", vanishing(), "一层一层往回的梯度",
                "纵轴是对数刻度的梯度大小，横轴是往回走过的层数。用 sigmoid 沿直线降到 12 层之后的约 10⁻⁸；用 tanh 缓缓降到不足一半；用 ReLU 保持不变。",
                Map.of("size", "大小"));
    }

    private static String graph() {
        var diagram = new Diagram(640, 300, "The graph of f = (a + b) · a²",
                "a = 2 and b = 1 on the left. Both lead to u = a + b = 3, a alone to v = a² = 4; u and v lead to"
                        + " f = 12."
                        + " Below each node stands its derivative: f 1, u 4, v 3, b 4, and a 4 + 12 = 16.");
        diagram.arrow(80, 80, 310, 80, Plot.LINE, null);
        diagram.arrow(80, 220, 310, 80, Plot.LINE, null);
        diagram.arrow(80, 80, 310, 220, Plot.LINE, null);
        diagram.arrow(310, 80, 540, 150, Plot.LINE, null);
        diagram.arrow(310, 220, 540, 150, Plot.LINE, null);
        diagram.node(80, 80, Plot.BLUE, "2");
        diagram.node(80, 220, Plot.BLUE, "1");
        diagram.node(310, 80, Plot.BLUE, "3");
        diagram.node(310, 220, Plot.BLUE, "4");
        diagram.node(540, 150, Plot.BLUE, "12");
        diagram.text(80, 36, "middle", Plot.TEXT, "a");
        diagram.text(80, 176, "middle", Plot.TEXT, "b");
        diagram.text(310, 36, "middle", Plot.TEXT, "u = a + b");
        diagram.text(310, 176, "middle", Plot.TEXT, "v = a²");
        diagram.text(540, 106, "middle", Plot.TEXT, "f = u · v");
        diagram.text(80, 134, "middle", Plot.RED, "4 + 12");
        diagram.text(80, 274, "middle", Plot.RED, "4");
        diagram.text(310, 134, "middle", Plot.RED, "4");
        diagram.text(310, 274, "middle", Plot.RED, "3");
        diagram.text(540, 204, "middle", Plot.RED, "1");
        return diagram.svg();
    }

    private static String vanishing() {
        var plot = new Plot(new Plot.Range(0, LAYERS), new Plot.Range(-8, 1), "The gradient, layer by layer",
                "The size of the gradient, on a logarithmic axis, over how many layers it has come back: with"
                        + " sigmoid it"
                        + " falls in a straight line to about 10⁻⁸ after 12 layers; with tanh it falls gently to"
                        + " less than a"
                        + " half; with ReLU it stays.");
        plot.logAxes("k", "size", 2);
        sizes(plot, "sigmoid", Plot.BLUE, null, 1, z -> 1 / (1 + Math.exp(-z)), h -> h * (1 - h));
        sizes(plot, "tanh", Plot.ORANGE, "8 6", 1, Math::tanh, h -> 1 - h * h);
        sizes(plot, "ReLU", Plot.GREEN, "14 5", 2, z -> Math.max(0, z), h -> h > 0 ? 1 : 0);
        plot.label(8.5, -4.5, "start", Plot.BLUE, "sigmoid");
        plot.label(8.5, -0.9, "start", Plot.ORANGE, "tanh");
        plot.label(8.5, 0.5, "start", Plot.GREEN, "ReLU");
        return plot.svg();
    }

    /**
     * The root of the mean square of dL/dz in each layer, over that in the last, for a random direction at the output.
     *
     * @param gain weights have the variance gain/units
     * @param slope of the activation, from its value
     */
    private static void sizes(Plot plot, String name, String colour, String dash, double gain, DoubleUnaryOperator phi,
            DoubleUnaryOperator slope) {
        double[] sums = new double[LAYERS + 1];
        var random = new Random(1986);
        for (int network = 0; network < NETWORKS; network++) {
            double[][][] weights = new double[LAYERS + 1][UNITS][UNITS];
            double[][] hidden = new double[LAYERS + 2][];
            hidden[0] = random.doubles(UNITS, -Math.sqrt(3), Math.sqrt(3)).toArray();
            for (int layer = 0; layer <= LAYERS; layer++) {
                for (double[] row : weights[layer]) {
                    Arrays.setAll(row, i -> Math.sqrt(gain / UNITS) * random.nextGaussian());
                }
                hidden[layer + 1] = times(weights[layer], hidden[layer]);
                for (int i = 0; i < UNITS; i++) {
                    hidden[layer + 1][i] = phi.applyAsDouble(hidden[layer + 1][i]);
                }
            }
            double[] back = random.doubles(UNITS, -1, 1).toArray();
            double first = 0;
            for (int layer = LAYERS; layer >= 0; layer--) {
                double square = 0;
                for (int i = 0; i < UNITS; i++) {
                    back[i] *= slope.applyAsDouble(hidden[layer + 1][i]);
                    square += back[i] * back[i];
                }
                first = layer == LAYERS ? square : first;
                sums[LAYERS - layer] += square / first / NETWORKS;
                back = transposedTimes(weights[layer], back);
            }
        }
        var points = new ArrayList<double[]>();
        for (int back = 0; back <= LAYERS; back++) {
            points.add(new double[] {back, Math.log10(sums[back]) / 2});
        }
        plot.path(colour, 2.5, dash, points);
        System.out.println(String.format(Locale.ROOT, "%s: after 10 layers %.3g, after 12 %.3g", name,
                Math.sqrt(sums[10]), Math.sqrt(sums[12])));
    }

    private static double[] times(double[][] matrix, double[] vector) {
        double[] product = new double[UNITS];
        for (int i = 0; i < UNITS; i++) {
            for (int j = 0; j < UNITS; j++) {
                product[i] += matrix[i][j] * vector[j];
            }
        }
        return product;
    }

    private static double[] transposedTimes(double[][] matrix, double[] vector) {
        double[] product = new double[UNITS];
        for (int i = 0; i < UNITS; i++) {
            for (int j = 0; j < UNITS; j++) {
                product[j] += matrix[i][j] * vector[i];
            }
        }
        return product;
    }
}
