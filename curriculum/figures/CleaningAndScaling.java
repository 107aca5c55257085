import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws the figures of the lesson "The hive at −999 degrees" and prints its numbers. Run it in the folder
 * {@code curriculum}: {@code java figures/CleaningAndScaling.java}
 */
final class CleaningAndScaling {

    private static final Path FOLDER = Path.of("courses/f4-data/lessons/02-cleaning-and-scaling/figures");
    private static final double[] WEIGHTS = {30, 32, 33, 35, 36};

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Bilingual.write(FOLDER, "squeezed", squeezed(), "五个重量，缩放到 0 与 1 之间",
                "上面一行：重量 30、32、33、35、36 从 0 到 1 铺开。下面一行：加上在 1 处的第六个重量 330，原来的五个挤在 0 与 0.02 之间。",
                Map.of("the same, and 330 kg", "同样五个，加上 330 kg"));
        Files.writeString(FOLDER.resolve("clock.svg"), clock());
        numbers();
    }

    private static String squeezed() {
        var plot = new Plot(new Plot.Range(0, 1), new Plot.Range(0, 3), "Five weights, scaled to 0 to 1",
                "Upper row: the weights 30, 32, 33, 35, 36 lie spread out from 0 to 1. Lower row: with a sixth weight of"
                        + " 330, which lies at 1, the five are crowded between 0 and 0.02.");
        plot.path(Plot.LINE, 1, null, List.of(new double[] {0, 2}, new double[] {1, 2}));
        plot.path(Plot.LINE, 1, null, List.of(new double[] {0, 1}, new double[] {1, 1}));
        for (double weight : WEIGHTS) {
            plot.dot((weight - 30) / 6, 2, 8, Plot.GREEN);
            plot.dot((weight - 30) / 300, 1, 8, Plot.RED);
        }
        plot.dot(1, 1, 8, Plot.RED);
        plot.label(0, 2.4, "start", Plot.GREEN, "30, 32, 33, 35, 36 kg");
        plot.label(0, 1.4, "start", Plot.RED, "the same, and 330 kg");
        for (double at : new double[] {0, 0.5, 1}) {
            plot.label(at, 0.5, "middle", Plot.TEXT, Plot.tick(at));
        }
        return plot.svg();
    }

    private static String clock() {
        var diagram = new Diagram(640, 460, "Hours on a circle",
                "The hours 1, 7, 13, 19 and 23 lie on a circle, as on a clock of 24 hours. Between 23 and 1 there is a"
                        + " short line with 0.52, between 1 and 13 a line through the middle with 2.");
        double[][] at = new double[24][];
        for (int hour = 0; hour < 24; hour++) {
            double angle = 2 * Math.PI * hour / 24;
            at[hour] = new double[] {320 + 180 * Math.sin(angle), 235 - 180 * Math.cos(angle)};
        }
        for (int hour : new int[] {1, 7, 13, 19, 23}) {
            diagram.node(at[hour][0], at[hour][1], Plot.BLUE, Integer.toString(hour));
        }
        diagram.arrow(at[23][0], at[23][1], at[1][0], at[1][1], Plot.GREEN, null);
        diagram.arrow(at[1][0], at[1][1], at[13][0], at[13][1], Plot.ORANGE, "8 6");
        diagram.text(320, 28, "middle", Plot.GREEN, "0.52");
        diagram.text(335, 242, "start", Plot.ORANGE, "2");
        return diagram.svg();
    }

    private static double mean(double... x) {
        return Arrays.stream(x).average().orElseThrow();
    }

    private static double deviation(double... x) {
        double mean = mean(x);
        return Math.sqrt(Arrays.stream(x).map(v -> (v - mean) * (v - mean)).average().orElseThrow());
    }

    private static void numbers() {
        print("30 40 50: %.4f, %.4f, sample %.4f, scaled %.4f", mean(30, 40, 50), deviation(30, 40, 50),
                deviation(30, 40, 50) * Math.sqrt(1.5), 10 / deviation(30, 40, 50));
        print("34 35 36: variance %.4f, filled with 35: %.4f", Math.pow(deviation(34, 35, 36), 2),
                Math.pow(deviation(34, 35, 36, 35), 2));
        print("34 35 36 −999: mean %.2f, deviation %.2f, 36 becomes %.4f", mean(34, 35, 36, -999),
                deviation(34, 35, 36, -999), (36 - mean(34, 35, 36, -999)) / deviation(34, 35, 36, -999));
        print("95 °F: %.2f; −999 °F: %.2f", (95 - 32) / 1.8, (-999 - 32) / 1.8);
        print("chord of 2 h: %.4f, of 12 h: %.4f", 2 * Math.sin(Math.PI / 12), 2 * Math.sin(Math.PI / 2));
        print("36 among 330: %.4f", 6 / 300.0);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
