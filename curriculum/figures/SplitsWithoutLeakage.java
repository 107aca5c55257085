import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws the figures of the lesson "Better than the truth" and prints its numbers. Run it in the folder
 * {@code curriculum}: {@code java figures/SplitsWithoutLeakage.java}
 */
final class SplitsWithoutLeakage {

    private static final Path FOLDER = Path.of("courses/f4-data/lessons/03-splits-without-leakage/figures");
    private static final int RUNS = 200;
    private static final int ROWS = 50;
    private static final int KEPT = 10;

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Bilingual.write(FOLDER, "copies", copies(), "标签全是抛硬币时的准确率",
                "横轴是每一行的份数。最近邻的准确率，一份时是 0.5，两份时是 0.9，从三份起接近 1。模拟得到的点落在曲线上。",
                Map.of("copies", "份数", "accuracy", "准确率", "measured", "测得", "true", "真相"));
        Bilingual.write(FOLDER, "chosen", chosen(), "挑选十列噪声之后的准确率",
                "横轴是列数 d 的对数。在所有行上挑，测得的准确率从 0.5 升到 0.9 以上；只在训练行上挑，它停在 0.5。",
                Map.of("accuracy", "准确率", "on all rows", "在所有行上挑", "on training rows", "在训练行上挑"));
        Bilingual.write(FOLDER, "pipeline", pipeline(), "没有泄漏的流水线",
                "所有的行先去掉副本，再按蜂箱划分为训练行、验证行和测试行。拟合所得的一切只来自训练行：均值、标准差、类别。它变换全部三者。验证行用来挑选；测试行只在最后问一次。",
                Map.of("drop copies", "去掉副本", "split by hive", "按蜂箱划分", "training", "训练", "validation", "验证",
                        "test", "测试", "learn", "学习", "choose", "挑选", "once", "一次", "fit here", "在此拟合",
                        "transform all three alike", "三者同样变换"));
        double best = 0;
        var random = new Random(3);
        for (int run = 0; run < 20_000; run++) {
            int most = 0;
            for (int model = 0; model < 20; model++) {
                int right = 0;
                for (int row = 0; row < 100; row++) {
                    right += random.nextBoolean() ? 1 : 0;
                }
                most = Math.max(most, right);
            }
            best += most / 100.0 / 20_000;
        }
        print("best of 20 coins on 100 rows: %.4f", best);
    }

    private static String copies() {
        var plot = new Plot(new Plot.Range(1, 6), new Plot.Range(0.4, 1), "Accuracy on labels that are coin flips",
                "Over the number of copies of each row: the accuracy of the nearest neighbour is 0.5 for one copy, 0.9"
                        + " for two, and comes close to 1 from three on. Dots from a simulation lie on the curve.");
        plot.axes("copies", "accuracy", 1, 0.1);
        var points = new ArrayList<double[]>();
        for (int k = 1; k <= 6; k++) {
            points.add(new double[] {k, 1 - Math.pow(0.2, k - 1) / 2});
        }
        plot.path(Plot.RED, 2.5, null, points);
        plot.graph(Plot.TEXT, 1.5, "8 6", _ -> 0.5);
        var random = new Random(11);
        for (int k = 1; k <= 6; k++) {
            double accuracy = neighbour(random, k);
            plot.dot(k, accuracy, 6, Plot.RED);
            print("%d copies: %.4f by formula, %.4f drawn", k, 1 - Math.pow(0.2, k - 1) / 2, accuracy);
        }
        plot.label(2.2, 0.86, "start", Plot.RED, "measured");
        plot.label(4, 0.53, "start", Plot.TEXT, "true");
        return plot.svg();
    }

    /** Each of 1,000 rows k times, each copy in the test set with 0.2; a nearest neighbour knows what it has seen. */
    private static double neighbour(Random random, int k) {
        int right = 0;
        int asked = 0;
        for (int row = 0; row < 20_000; row++) {
            int inTest = 0;
            for (int copy = 0; copy < k; copy++) {
                inTest += random.nextDouble() < 0.2 ? 1 : 0;
            }
            for (int copy = 0; copy < inTest; copy++) {
                asked++;
                right += inTest < k || random.nextBoolean() ? 1 : 0;
            }
        }
        return (double) right / asked;
    }

    private static String chosen() {
        var plot = new Plot(new Plot.Range(1, 4), new Plot.Range(0.4, 1), "Accuracy after choosing ten columns of noise",
                "Over the number d of columns, logarithmically: chosen on all rows, the measured accuracy rises from 0.5 to"
                        + " above 0.9. Chosen on the training rows alone, it stays at 0.5.");
        plot.axes("log₁₀ d", "accuracy", 1, 0.1);
        var leaky = new ArrayList<double[]>();
        var honest = new ArrayList<double[]>();
        for (int columns : new int[] {10, 30, 100, 300, 1000, 3000, 10_000}) {
            double[] accuracy = selection(columns);
            leaky.add(new double[] {Math.log10(columns), accuracy[0]});
            honest.add(new double[] {Math.log10(columns), accuracy[1]});
            print("%d columns: chosen on all rows %.3f, on training rows %.3f", columns, accuracy[0], accuracy[1]);
        }
        plot.path(Plot.RED, 2.5, null, leaky);
        plot.path(Plot.GREEN, 2.5, "8 6", honest);
        leaky.forEach(point -> plot.dot(point[0], point[1], 5, Plot.RED));
        honest.forEach(point -> plot.dot(point[0], point[1], 5, Plot.GREEN));
        plot.label(2.3, 0.92, "end", Plot.RED, "on all rows");
        plot.label(2.4, 0.56, "start", Plot.GREEN, "on training rows");
        return plot.svg();
    }

    /** 50 rows of noise, every other one labelled yes; the ten columns that go best with the labels; nearest mean. */
    private static double[] selection(int columns) {
        int runs = columns > 1000 ? RUNS / 4 : RUNS;
        double[] right = new double[2];
        for (int run = 0; run < runs; run++) {
            var random = new Random(1000L * columns + run);
            double[][] x = new double[ROWS][columns];
            int[] y = new int[ROWS];
            for (int i = 0; i < ROWS; i++) {
                y[i] = i % 2;
                for (int j = 0; j < columns; j++) {
                    x[i][j] = random.nextGaussian();
                }
            }
            int from = 40; // the last ten rows are the test set, five of each label
            right[0] += accuracy(x, y, best(x, y, ROWS), from) / runs;
            right[1] += accuracy(x, y, best(x, y, from), from) / runs;
        }
        return right;
    }

    private static int[] best(double[][] x, int[] y, int rows) {
        return IntStream.range(0, x[0].length).boxed()
                .sorted(Comparator.comparingDouble(j -> -Math.abs(difference(x, y, j, rows))))
                .limit(KEPT).mapToInt(j -> j).toArray();
    }

    private static double difference(double[][] x, int[] y, int column, int rows) {
        double difference = 0;
        for (int i = 0; i < rows; i++) {
            difference += y[i] == 1 ? x[i][column] : -x[i][column];
        }
        return difference * 2 / rows;
    }

    private static double accuracy(double[][] x, int[] y, int[] columns, int from) {
        int right = 0;
        for (int i = from; i < ROWS; i++) {
            double score = 0;
            for (int j : columns) {
                double middle = 0;
                for (int row = 0; row < from; row++) {
                    middle += x[row][j] / from;
                }
                score += difference(x, y, j, from) * (x[i][j] - middle);
            }
            right += (score > 0 ? 1 : 0) == y[i] ? 1 : 0;
        }
        return (double) right / (ROWS - from);
    }

    private static String pipeline() {
        var sketch = new Sketch(640, 400, "A pipeline without leakage",
                "All rows have their copies removed and are then split by hive into training, validation and test rows."
                        + " From the training rows alone comes what is fitted: means, deviations, categories. It"
                        + " transforms all three. Validation chooses; the test rows are asked once, at the end.");
        sketch.box(170, 10, 300, 44, Plot.TEXT, "none");
        sketch.text(320, 32, "middle", Plot.TEXT, "drop copies");
        sketch.arrow(320, 54, 320, 82, Plot.TEXT, null);
        sketch.box(170, 84, 300, 44, Plot.TEXT, "none");
        sketch.text(320, 106, "middle", Plot.TEXT, "split by hive");
        column(sketch, 110, Plot.GREEN, "training", "learn");
        column(sketch, 320, Plot.ORANGE, "validation", "choose");
        column(sketch, 530, Plot.RED, "test", "once");
        sketch.box(20, 236, 600, 62, Plot.BLUE, "none");
        sketch.text(40, 267, "start", Plot.BLUE, "fit here");
        sketch.arrow(138, 267, 220, 267, Plot.BLUE, null);
        sketch.text(234, 267, "start", Plot.BLUE, "transform all three alike");
        return sketch.svg();
    }

    private static void column(Sketch sketch, double x, String colour, String name, String use) {
        sketch.arrow(320 + (x - 320) / 2.2, 128, x, 164, colour, null);
        sketch.box(x - 85, 166, 170, 42, colour, "none");
        sketch.text(x, 187, "middle", colour, name);
        sketch.arrow(x, 208, x, 234, colour, null);
        sketch.arrow(x, 298, x, 334, colour, null);
        sketch.text(x, 356, "middle", colour, use);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
