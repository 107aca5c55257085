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
 * Draws the figures of the lesson "The alarm that never rings" and prints its numbers. Run it in the folder
 * {@code curriculum}: {@code java figures/AugmentationAndImbalance.java}
 */
final class AugmentationAndImbalance {

    private static final Path FOLDER = Path.of("courses/f4-data/lessons/04-augmentation-and-imbalance/figures");
    private static final String[] SIX = {".####", "#....", "#....", "####.", "#...#", "#...#", ".###."};

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Bilingual.write(FOLDER, "odds", odds(), "加权模型所说的值",
                "横轴是真实概率。曲线从 0 陡升，在 0.05 处经过 0.5，再弯向 1。虚线对角线是不加权的模型。",
                Map.of("0.05 is said as ½", "0.05 说成 ½", "no weights", "不加权"));
        Bilingual.write(FOLDER, "costs", costs(), "每种决定平均要付的代价",
                "横轴是分蜂的概率。出车的代价是 20 乘以 1 − p，从 20 缓缓下降；留在家里的代价是 180 p，从 0 陡然上升。两者在 p = 0.1 处相交。",
                Map.of("cost", "代价", "drive out", "出车", "stay at home", "留在家里"));
        Bilingual.write(FOLDER, "six", six(), "一个 6，以及加噪声、左右翻和转半圈之后",
                "四幅由五乘七个小格组成的图。第一幅是 6，第二幅是改动了两格的 6，都是绿色。第三幅左右翻过来，不是数字；第四幅转了半圈，是 9；这两幅是红色。",
                Map.of("noise: 6", "噪声：6", "mirror: ?", "左右翻：？", "turn: 9", "转半圈：9"));
        numbers();
    }

    private static double weighted(double p, double ratio) {
        return ratio * p / (ratio * p + 1 - p);
    }

    private static String odds() {
        var plot = new Plot(new Plot.Range(0, 1), new Plot.Range(0, 1), "What a weighted model says",
                "Over the true probability: a curve that rises steeply from 0, passes 0.5 at 0.05 and then bends towards"
                        + " 1. The dashed diagonal is a model without weights.");
        plot.axes("p", "q", 0.2, 0.2);
        plot.graph(Plot.TEXT, 1.5, "8 6", p -> p);
        curve(plot, Plot.RED, null, p -> weighted(p, 19));
        plot.dot(0.05, 0.5, 6, Plot.RED);
        plot.label(0.08, 0.53, "start", Plot.RED, "0.05 is said as ½");
        plot.label(0.62, 0.54, "start", Plot.TEXT, "no weights");
        return plot.svg();
    }

    private static String costs() {
        var plot = new Plot(new Plot.Range(0, 0.3), new Plot.Range(0, 50), "What each decision costs on average",
                "Over the probability of a swarm: driving out costs 20 times 1 − p, a line falling slowly from 20; staying"
                        + " at home costs 180 p, a line rising steeply from 0. They cross at p = 0.1.");
        plot.axes("p", "cost", 0.05, 10);
        plot.graph(Plot.GREEN, 2.5, null, p -> 20 * (1 - p));
        plot.path(Plot.RED, 2.5, "8 6", List.of(new double[] {0, 0}, new double[] {0.3, 54}));
        plot.dot(0.1, 18, 6, Plot.TEXT);
        plot.label(0.19, 12, "start", Plot.GREEN, "drive out");
        plot.label(0.2, 44, "end", Plot.RED, "stay at home");
        return plot.svg();
    }

    private static String six() {
        var sketch = new Sketch(640, 270, "A six, shifted, with noise, mirrored and turned",
                "Four pictures of five by seven cells. The first is a 6, the second the same with two cells changed; both"
                        + " are ticked. The third is mirrored and is no digit, the fourth is turned by half a circle and"
                        + " is a 9; both are crossed out.");
        picture(sketch, 30, SIX, Plot.GREEN, "6");
        String[] noise = SIX.clone();
        noise[1] = "#..#.";
        noise[5] = "....#";
        picture(sketch, 185, noise, Plot.GREEN, "noise: 6");
        String[] mirrored = new String[SIX.length];
        String[] turned = new String[SIX.length];
        for (int row = 0; row < SIX.length; row++) {
            mirrored[row] = new StringBuilder(SIX[row]).reverse().toString();
            turned[SIX.length - 1 - row] = mirrored[row];
        }
        picture(sketch, 340, mirrored, Plot.RED, "mirror: ?");
        picture(sketch, 495, turned, Plot.RED, "turn: 9");
        return sketch.svg();
    }

    private static void picture(Sketch sketch, double left, String[] cells, String colour, String name) {
        for (int row = 0; row < cells.length; row++) {
            for (int column = 0; column < cells[row].length(); column++) {
                boolean ink = cells[row].charAt(column) == '#';
                sketch.box(left + 24 * column, 20 + 28 * row, 24, 28, Plot.LINE, ink ? colour : "none");
            }
        }
        sketch.text(left + 60, 240, "middle", colour, name);
    }

    private static void curve(Plot plot, String colour, String dash, DoubleUnaryOperator f) {
        var points = new ArrayList<double[]>();
        for (int i = 0; i <= 400; i++) {
            points.add(new double[] {i / 400.0, f.applyAsDouble(i / 400.0)});
        }
        plot.path(colour, 2.5, dash, points);
    }

    private static void numbers() {
        print("weights: %.4f and %.4f, ratio %.1f", 200 / 20.0, 200 / 380.0, 10 / (200 / 380.0));
        print("p = 0.05 is said as %.4f; q = 0.8 means %.4f", weighted(0.05, 19), 0.8 / (0.8 + 0.2 * 19));
        var random = new Random(5); // noise on the features is a penalty on the weights
        double sum = 0;
        int tries = 1_000_000;
        for (int i = 0; i < tries; i++) {
            double error = 3 * (2 + 0.5 * random.nextGaussian()) - (1 + 0.5 * random.nextGaussian()) - 4;
            sum += error * error / tries;
        }
        print("(5 − 4)² + 0.25 · 10 = 3.5; drawn: %.3f", sum);
        print("balanced batch: loss of p = ½ %.4f", Math.log(2));
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
