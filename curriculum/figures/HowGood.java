import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.DoubleUnaryOperator;

/**
 * Draws the figures of the first three lessons of the course "Evaluation" and prints their numbers. Run it in the
 * folder {@code curriculum}: {@code java figures/HowGood.java}
 */
final class HowGood {

    private static final Path LESSONS = Path.of("courses/f5-evaluation/lessons");
    private static final double[] MINUTES = {10, 12, 18, 20};
    private static final double[] PREDICTED = {11, 13, 15, 21};
    private static final double[] WITH_OUTLIER = {10, 12, 14, 16, 48};
    private static final double[] POSITIVE = {0.9, 0.7, 0.6};
    private static final double[] NEGATIVE = {0.8, 0.6, 0.4, 0.2};

    public static void main(String[] arguments) throws IOException {
        Bilingual.write(folder("01-how-far-off"), "residuals", residuals(), "预测四次行程的两种办法",
                "四次行程用了 10、12、18 和 20 分钟。15 处的虚线是它们的平均数。短横是模型的预测 11、13、15 和 21，各有一根短条与行程相连，最长的是 3。",
                Map.of("ride", "行程"));
        Files.writeString(folder("01-how-far-off").resolve("constants.svg"), constants());
        Bilingual.write(folder("02-right-and-wrong"), "matrix", matrix(), "混淆矩阵",
                "两行是实际情况：损坏和完好；两列是模型的回答：报警和沉默。第一行是 15 和 5，第二行是 25 和 955。围住第一列的框是精确率，40 件中的 15 件；"
                        + "围住第一行的框是召回率，20 件中的 15 件。",
                Map.of("damaged", "损坏", "sound", "完好", "alarm", "报警", "silence", "沉默",
                        "precision 15/40", "精确率 15/40", "recall", "召回率"));
        Bilingual.write(folder("02-right-and-wrong"), "means", means(), "精确率与召回率的两种平均",
                "横轴是召回率，精确率固定为 1。算术平均是从 0.5 到 1 的直线；调和平均 F1 从 0 开始，上升得很陡，在 1 处与直线相遇。",
                Map.of("mean", "平均"));
        Files.writeString(folder("03-ranking").resolve("roc.svg"), roc());
        Bilingual.write(folder("03-ranking"), "bells", bells(), "两类包裹的得分",
                "两条同样高的钟形曲线，完好的包裹以得分 0 为中心，损坏的以 2 为中心，在 0 与 2 之间重叠。1 处竖的虚线是阈值。",
                Map.of("score", "得分", "density", "密度", "sound", "完好", "damaged", "损坏"));
        Files.writeString(folder("03-ranking").resolve("prevalence.svg"), prevalence());
        numbers();
    }

    private static Path folder(String lesson) throws IOException {
        return Files.createDirectories(LESSONS.resolve(lesson).resolve("figures"));
    }

    private static String residuals() {
        var plot = new Plot(new Plot.Range(0, 5), new Plot.Range(5, 25), "Two ways of predicting four rides",
                "Four rides took 10, 12, 18 and 20 minutes. A dashed line at 15 is their mean. Crosses mark the model's"
                        + " predictions 11, 13, 15 and 21, each joined to its ride by a short bar; the longest is 3.");
        plot.axes("ride", "min", 1, 5);
        plot.graph(Plot.ORANGE, 2, "8 6", x -> 15);
        for (int i = 0; i < MINUTES.length; i++) {
            double x = i + 1;
            plot.path(Plot.ORANGE, 2, "2 5", List.of(at(x - 0.12, 15), at(x - 0.12, MINUTES[i])));
            plot.path(Plot.GREEN, 4, null, List.of(at(x, PREDICTED[i]), at(x, MINUTES[i])));
            plot.path(Plot.GREEN, 3, null, List.of(at(x - 0.1, PREDICTED[i]), at(x + 0.1, PREDICTED[i])));
            plot.dot(x, MINUTES[i], 7, Plot.BLUE);
        }
        plot.label(4.3, 16, "start", Plot.ORANGE, "ȳ = 15");
        plot.label(4.2, 21.4, "start", Plot.GREEN, "ŷ");
        plot.label(3.75, 19.2, "end", Plot.BLUE, "y");
        return plot.svg();
    }

    private static String constants() {
        var plot = new Plot(new Plot.Range(5, 30), new Plot.Range(0, 20), "The best constant for each price",
                "For the rides 10, 12, 14, 16 and 48 minutes, over a constant prediction c: the mean absolute error has"
                        + " its lowest point 8.4 at the median 14, the root of the mean squared error its lowest point"
                        + " 14.1 at the mean 20.");
        plot.axes("c", "min", 5, 5);
        curve(plot, Plot.GREEN, null, 5, 30, HowGood::absolute);
        curve(plot, Plot.RED, "8 6", 5, 30, c -> Math.sqrt(squared(c)));
        plot.dot(14, absolute(14), 6, Plot.GREEN);
        plot.dot(20, Math.sqrt(squared(20)), 6, Plot.RED);
        plot.label(14, 5.6, "middle", Plot.GREEN, "MAE: 14");
        plot.label(20, 17.3, "middle", Plot.RED, "RMSE: 20");
        return plot.svg();
    }

    private static String matrix() {
        var sketch = new Sketch(640, 330, "A confusion matrix",
                "Two rows for the truth, damaged and sound, two columns for what the model says, alarm and silence. 15"
                        + " and 5 in the first row, 25 and 955 in the second. The first column, 15 of 40, is framed as"
                        + " precision; the first row, 15 of 20, as recall.");
        String[] rows = {"damaged", "sound"};
        String[] columns = {"alarm", "silence"};
        String[][] cells = {{"TP 15", "FN 5"}, {"FP 25", "TN 955"}};
        for (int r = 0; r < 2; r++) {
            sketch.text(118, 95 + 90 * r, "end", Plot.TEXT, rows[r]);
            sketch.text(210 + 150 * r, 28, "middle", Plot.TEXT, columns[r]);
            for (int c = 0; c < 2; c++) {
                sketch.box(135 + 150 * c, 50 + 90 * r, 150, 90, Plot.LINE, "none");
                sketch.text(210 + 150 * c, 95 + 90 * r, "middle", r == c ? Plot.GREEN : Plot.RED, cells[r][c]);
            }
        }
        sketch.box(141, 44, 138, 192, Plot.BLUE, "none");
        sketch.box(129, 56, 312, 78, Plot.ORANGE, "none");
        sketch.arrow(210, 240, 210, 275, Plot.BLUE, null);
        sketch.text(210, 298, "middle", Plot.BLUE, "precision 15/40");
        sketch.arrow(445, 95, 475, 95, Plot.ORANGE, null);
        sketch.text(482, 84, "start", Plot.ORANGE, "recall");
        sketch.text(482, 110, "start", Plot.ORANGE, "15/20");
        return sketch.svg();
    }

    private static String means() {
        var plot = new Plot(new Plot.Range(0, 1), new Plot.Range(0, 1), "Two means of precision and recall",
                "Over the recall, with a precision of 1: the arithmetic mean is a straight line from 0.5 to 1. The"
                        + " harmonic mean F1 starts at 0, rises steeply and meets the line at 1.");
        plot.axes("R", "mean", 0.25, 0.25);
        curve(plot, Plot.RED, "8 6", 0, 1, r -> (1 + r) / 2);
        curve(plot, Plot.GREEN, null, 0, 1, r -> 2 * r / (1 + r));
        plot.label(0.05, 0.72, "start", Plot.RED, "(P + R)/2");
        plot.label(0.3, 0.36, "start", Plot.GREEN, "F₁");
        return plot.svg();
    }

    private static String roc() {
        var plot = new Plot(new Plot.Range(0, 1), new Plot.Range(0, 1), "The ROC curve of seven parcels",
                "From (0, 0) up to (0, 1/3), right to (1/4, 1/3), up to (1/4, 2/3), slanting to (1/2, 1) where a"
                        + " damaged and a sound parcel share a score, then right to (1, 1). A dashed diagonal marks guessing.");
        plot.axes("FPR", "TPR", 0.25, 0.25);
        plot.graph(Plot.TEXT, 2, "8 6", x -> x);
        var points = points();
        plot.path(Plot.GREEN, 3, null, points);
        for (double[] point : points) {
            plot.dot(point[0], point[1], 6, Plot.GREEN);
        }
        String[] thresholds = {"", "0.9", "0.8", "0.7", "0.6", "0.4", "0.2"};
        double[][] shift = {{0, 0}, {0.03, 0.06}, {0.02, 0.09}, {-0.03, 0.05}, {-0.02, -0.09}, {0, -0.09},
                {-0.02, -0.09}};
        for (int i = 1; i < points.size(); i++) {
            plot.label(points.get(i)[0] + shift[i][0], points.get(i)[1] + shift[i][1], i == 3 ? "end" : "start",
                    Plot.TEXT, thresholds[i]);
        }
        return plot.svg();
    }

    private static String bells() {
        var plot = new Plot(new Plot.Range(-3, 5), new Plot.Range(0, 0.5), "Scores of two kinds of parcels",
                "Two bell curves of the same height, sound parcels around the score 0, damaged ones around 2. They"
                        + " overlap between 0 and 2. A vertical dashed line at 1 is a threshold.");
        plot.axes("score", "density", 1, 0.1);
        curve(plot, Plot.BLUE, null, -3, 5, HowGood::bell);
        curve(plot, Plot.RED, null, -3, 5, s -> bell(s - 2));
        plot.path(Plot.TEXT, 2, "8 6", List.of(at(1, 0), at(1, 0.45)));
        plot.label(-0.9, 0.43, "middle", Plot.BLUE, "sound");
        plot.label(3.1, 0.43, "middle", Plot.RED, "damaged");
        return plot.svg();
    }

    private static String prevalence() {
        var plot = new Plot(new Plot.Range(0, 1), new Plot.Range(0, 1), "Precision over recall, for three prevalences",
                "One and the same ranking of scores, with a ROC area of 0.92. Where half of the parcels are damaged,"
                        + " the precision stays above 0.8 up to a recall of 0.85. Where 2 per cent are, it is near 0.3"
                        + " at a recall of 0.5. Where 2 in a thousand are, it is below 0.1 beyond a recall of 0.3.");
        plot.axes("R", "P", 0.25, 0.25);
        double[] shares = {0.5, 0.02, 0.002};
        String[] colours = {Plot.GREEN, Plot.ORANGE, Plot.RED};
        String[] dashes = {null, "8 6", "2 5"};
        for (int i = 0; i < shares.length; i++) {
            var points = new ArrayList<double[]>();
            for (double t = 6; t >= -4; t -= 0.02) {
                points.add(at(above(t - 2), precision(shares[i], above(t - 2), above(t))));
            }
            plot.path(colours[i], 2.5, dashes[i], points);
        }
        plot.label(0.5, 0.8, "start", Plot.GREEN, "50 %");
        plot.label(0.52, 0.42, "start", Plot.ORANGE, "2 %");
        plot.label(0.32, 0.17, "start", Plot.RED, "0.2 %");
        return plot.svg();
    }

    private static List<double[]> points() {
        var thresholds = new double[] {2, 0.9, 0.8, 0.7, 0.6, 0.4, 0.2};
        return Arrays.stream(thresholds).mapToObj(t -> at(share(NEGATIVE, t), share(POSITIVE, t))).toList();
    }

    private static double share(double[] scores, double threshold) {
        return Arrays.stream(scores).filter(s -> s >= threshold).count() / (double) scores.length;
    }

    private static double absolute(double c) {
        return Arrays.stream(WITH_OUTLIER).map(y -> Math.abs(y - c)).average().orElseThrow();
    }

    private static double squared(double c) {
        return Arrays.stream(WITH_OUTLIER).map(y -> (y - c) * (y - c)).average().orElseThrow();
    }

    private static double bell(double x) {
        return Math.exp(-x * x / 2) / Math.sqrt(2 * Math.PI);
    }

    /** The share of a standard normal above t, by Simpson's rule. */
    private static double above(double t) {
        int n = 400;
        double h = (9 - t) / n;
        double sum = bell(t) + bell(9);
        for (int i = 1; i < n; i++) {
            sum += bell(t + i * h) * (i % 2 == 0 ? 2 : 4);
        }
        return sum * h / 3;
    }

    private static double precision(double share, double tpr, double fpr) {
        return share * tpr / (share * tpr + (1 - share) * fpr);
    }

    private static void curve(Plot plot, String colour, String dash, double from, double to, DoubleUnaryOperator f) {
        var points = new ArrayList<double[]>();
        for (int i = 0; i <= 250; i++) {
            double x = from + (to - from) * i / 250;
            points.add(at(x, f.applyAsDouble(x)));
        }
        plot.path(colour, 2.5, dash, points);
    }

    private static double[] at(double x, double y) {
        return new double[] {x, y};
    }

    private static void numbers() {
        print("MAE at 14 %.2f, at 20 %.2f; MSE at 14 %.2f, at 20 %.2f, root %.2f", absolute(14), absolute(20),
                squared(14), squared(20), Math.sqrt(squared(20)));
        double pairs = 0;
        for (double p : POSITIVE) {
            for (double n : NEGATIVE) {
                pairs += p > n ? 1 : p == n ? 0.5 : 0;
            }
        }
        double area = 0;
        var points = points();
        for (int i = 1; i < points.size(); i++) {
            area += (points.get(i)[0] - points.get(i - 1)[0]) * (points.get(i)[1] + points.get(i - 1)[1]) / 2;
        }
        print("AUC by pairs %.6f, by area %.6f", pairs / 12, area);
        print("precision at 2 %%: %.4f, at 0.2 %%: %.4f", precision(0.02, 0.75, 25 / 980.0),
                precision(0.002, 0.75, 25 / 980.0));
        print("bells: TPR at 1 %.4f, FPR %.4f, area %.4f", above(-1), above(1), above(-Math.sqrt(2)));
        for (double share : new double[] {0.5, 0.02, 0.002}) {
            print("share %s: precision at threshold 1: %.4f", share, precision(share, above(-1), above(1)));
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
