import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws the figures of the lesson "Whose fault was it?" and prints its numbers. Run it in the folder
 * {@code curriculum}: {@code java figures/Backpropagation.java}
 */
final class Backpropagation {

    private static final Path FOLDER = Path.of("courses/f3-neural-networks/lessons/03-backpropagation/figures");
    private static final double[][] X = {{1, 2}, {2, 1}};
    private static final double[] Y = {3, 5};
    /** w₁₁, w₂₁, b₁, w₁₂, w₂₂, b₂, v₁, v₂, c. */
    private static final double[] THETA = {0.5, 1, -0.5, -1, 1, 0, 2, -1, 0.5};

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("network.svg"), network());
        Files.writeString(FOLDER.resolve("there-and-back.svg"), thereAndBack());
        Bilingual.write(FOLDER, "differences", differences(), "差商的误差",
                "两轴都是对数刻度，横轴是从 10⁻¹⁴ 到 1 的改变量 h。单侧差商的误差随 h 下降，在 h = 10⁻⁸ 附近约为 10⁻⁹，再往左又上升；中心差商的下降得快一倍，"
                        + "在 h = 10⁻⁵ 处约为 10⁻¹¹，再往左又上升。",
                Map.of("error", "误差", "one-sided", "单侧", "central", "中心"));
        numbers();
    }

    private static String network() {
        var diagram = new Diagram(640, 300, "A network of two inputs, two hidden neurons and one output",
                "x1 = 1 and x2 = 2 on the left. Arrows with the weights 0.5 and 1 lead to the first hidden"
                        + " neuron, h1 = 2;"
                        + " arrows with the weights −1 and 1 lead to the second, h2 = 1. Arrows with 2 and −1 lead"
                        + " to the"
                        + " output, 3.5.");
        edges(diagram, Plot.LINE);
        diagram.text(188, 58, "middle", Plot.TEXT, "½");
        diagram.text(165, 112, "start", Plot.TEXT, "−1");
        diagram.text(165, 197, "start", Plot.TEXT, "1");
        diagram.text(188, 256, "middle", Plot.TEXT, "1");
        diagram.text(440, 96, "start", Plot.TEXT, "2");
        diagram.text(440, 220, "start", Plot.TEXT, "−1");
        nodes(diagram, Plot.BLUE, "1", "2", "2", "1", "3.5");
        diagram.text(80, 30, "middle", Plot.BLUE, "x₁");
        diagram.text(80, 290, "middle", Plot.BLUE, "x₂");
        diagram.text(310, 30, "middle", Plot.BLUE, "h₁, b₁ = −½");
        diagram.text(310, 290, "middle", Plot.BLUE, "h₂, b₂ = 0");
        diagram.text(540, 105, "middle", Plot.BLUE, "ŷ, c = ½");
        diagram.text(540, 208, "middle", Plot.TEXT, "y = 3");
        return diagram.svg();
    }

    private static String thereAndBack() {
        var diagram = new Diagram(640, 300, "The same network, walked backwards",
                "From the output, whose signal is 1, arrows lead back to the hidden neurons, whose signals are 2"
                        + " and −1."
                        + " Beside the arrows stand the gradients of the weights: 2 and 1 for the output's; 2, 4,"
                        + " −1 and −2"
                        + " for the hidden neurons'.");
        edgesBack(diagram);
        diagram.text(188, 58, "middle", Plot.ORANGE, "2");
        diagram.text(165, 112, "start", Plot.ORANGE, "−1");
        diagram.text(165, 197, "start", Plot.ORANGE, "4");
        diagram.text(188, 256, "middle", Plot.ORANGE, "−2");
        diagram.text(440, 96, "start", Plot.ORANGE, "2");
        diagram.text(440, 220, "start", Plot.ORANGE, "1");
        nodes(diagram, Plot.RED, "", "", "2", "−1", "1");
        diagram.text(80, 77, "middle", Plot.BLUE, "1");
        diagram.text(80, 237, "middle", Plot.BLUE, "2");
        diagram.text(80, 30, "middle", Plot.BLUE, "x₁");
        diagram.text(80, 290, "middle", Plot.BLUE, "x₂");
        diagram.text(310, 30, "middle", Plot.RED, "δ₁");
        diagram.text(310, 290, "middle", Plot.RED, "δ₂");
        diagram.text(540, 105, "middle", Plot.RED, "δ");
        return diagram.svg();
    }

    private static void nodes(Diagram diagram, String colour, String... texts) {
        diagram.node(80, 70, Plot.BLUE, texts[0]);
        diagram.node(80, 230, Plot.BLUE, texts[1]);
        diagram.node(310, 70, colour, texts[2]);
        diagram.node(310, 230, colour, texts[3]);
        diagram.node(540, 150, colour, texts[4]);
    }

    private static void edges(Diagram diagram, String colour) {
        diagram.arrow(80, 70, 310, 70, colour, null);
        diagram.arrow(80, 70, 310, 230, colour, null);
        diagram.arrow(80, 230, 310, 70, colour, null);
        diagram.arrow(80, 230, 310, 230, colour, null);
        diagram.arrow(310, 70, 540, 150, colour, null);
        diagram.arrow(310, 230, 540, 150, colour, null);
    }

    private static void edgesBack(Diagram diagram) {
        diagram.arrow(310, 70, 80, 70, Plot.LINE, "6 5");
        diagram.arrow(310, 230, 80, 70, Plot.LINE, "6 5");
        diagram.arrow(310, 70, 80, 230, Plot.LINE, "6 5");
        diagram.arrow(310, 230, 80, 230, Plot.LINE, "6 5");
        diagram.arrow(540, 150, 310, 70, Plot.RED, null);
        diagram.arrow(540, 150, 310, 230, Plot.RED, null);
    }

    /** What a difference quotient of the logistic loss ln(1 + e^−z) is off by at z = 1, over the size of the change. */
    private static String differences() {
        var plot = new Plot(new Plot.Range(-14, 0), new Plot.Range(-12, 0), "How far a difference quotient is off",
                "On logarithmic axes, over the change h from 10⁻¹⁴ to 1: the error of the one-sided quotient"
                        + " falls with h"
                        + " to about 10⁻⁹ near h = 10⁻⁸ and rises again to the left; that of the central one falls"
                        + " twice as"
                        + " steeply to about 10⁻¹¹ at h = 10⁻⁵ and rises again to the left.");
        plot.logAxes("log₁₀ h", "error", 2);
        plot.path(Plot.BLUE, 2.5, "8 6", errors(h -> (loss(1 + h) - loss(1)) / h));
        plot.path(Plot.GREEN, 2.5, null, errors(h -> (loss(1 + h) - loss(1 - h)) / (2 * h)));
        plot.label(-4.6, -3.4, "end", Plot.BLUE, "one-sided");
        plot.label(-2.3, -7.6, "start", Plot.GREEN, "central");
        return plot.svg();
    }

    private static List<double[]> errors(DoubleUnaryOperator quotient) {
        double right = -1 / (1 + Math.exp(1));
        var points = new ArrayList<double[]>();
        for (double exponent = -14; exponent <= 0.001; exponent += 0.25) {
            double largest = 0; // of a few neighbours, so that a lucky rounding makes no dent
            for (int i = -4; i <= 4; i++) {
                double h = Math.pow(10, exponent + 0.02 * i);
                largest = Math.max(largest, Math.abs(quotient.applyAsDouble(h) - right));
            }
            points.add(new double[] {exponent, Math.log10(largest)});
        }
        return points;
    }

    private static double loss(double z) {
        return Math.log1p(Math.exp(-z));
    }

    private static double prediction(double[] t, double[] x) {
        double h1 = Math.max(0, t[0] * x[0] + t[1] * x[1] + t[2]);
        double h2 = Math.max(0, t[3] * x[0] + t[4] * x[1] + t[5]);
        return t[6] * h1 + t[7] * h2 + t[8];
    }

    private static double meanLoss(double[] theta) {
        double sum = 0;
        for (int i = 0; i < Y.length; i++) {
            sum += Math.pow(prediction(theta, X[i]) - Y[i], 2);
        }
        return sum / Y.length;
    }

    private static void numbers() {
        print("predictions %.2f %.2f, loss %.4f", prediction(THETA, X[0]), prediction(THETA, X[1]), meanLoss(THETA));
        double[] gradient = new double[9];
        String[] names = {"w11", "w21", "b1", "w12", "w22", "b2", "v1", "v2", "c"};
        for (int i = 0; i < 9; i++) {
            double[] up = THETA.clone();
            double[] down = THETA.clone();
            up[i] += 1e-5;
            down[i] -= 1e-5;
            gradient[i] = (meanLoss(up) - meanLoss(down)) / 2e-5;
            print("%s: %.4f", names[i], gradient[i]);
        }
        for (double rate : new double[] {0.01, 0.02, 0.05}) {
            double[] next = THETA.clone();
            for (int i = 0; i < 9; i++) {
                next[i] -= rate * gradient[i];
            }
            print("after one step of %.2f: loss %.4f, predictions %.4f %.4f, v2 %.4f w11 %.4f", rate, meanLoss(next),
                    prediction(next, X[0]), prediction(next, X[1]), next[7], next[0]);
        }
        double[] up = THETA.clone();
        up[0] += 0.01;
        double[] down = THETA.clone();
        down[0] -= 0.01;
        print("w11 + 0.01: %.6f, − 0.01: %.6f", meanLoss(up), meanLoss(down));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
