import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;

/**
 * Draws the figures of the lesson "A model's life". Run it in the folder {@code curriculum}:
 * {@code java figures/ModelsLife.java}
 */
final class ModelsLife {

    private static final Path FOLDER = Path.of("courses/f1-large-models/lessons/04-a-models-life/figures");

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("life.svg"), life());
        Files.writeString(FOLDER.resolve("throughput.svg"), throughput());
    }

    private static String life() {
        var sketch = new Sketch(640, 300, "Eight stations",
                "Eight numbered boxes in two rows, joined to a ring. From 8 an arrow leads back to 2, and one from 5 to 2.");
        double[][] middles = new double[8][];
        for (int i = 0; i < 8; i++) {
            int column = i < 4 ? i : 7 - i;
            middles[i] = new double[] {80 + column * 160, i < 4 ? 60 : 240};
            sketch.box(middles[i][0] - 38, middles[i][1] - 30, 76, 60, Plot.BLUE, "none");
            sketch.text(middles[i][0], middles[i][1], "middle", Plot.BLUE, 28, Integer.toString(i + 1));
        }
        for (int i = 0; i < 7; i++) {
            boolean turns = i == 3;
            double way = Math.signum(middles[i + 1][0] - middles[i][0]);
            sketch.arrow(middles[i][0] + way * 42, middles[i][1] + (turns ? 34 : 0),
                    middles[i + 1][0] - way * 42, middles[i + 1][1] - (turns ? 34 : 0), Plot.TEXT, null);
        }
        sketch.arrow(middles[7][0] + 20, 206, middles[1][0] - 24, 94, Plot.ORANGE, "7 5");
        sketch.arrow(middles[4][0] - 42, 218, middles[1][0] + 30, 94, Plot.ORANGE, "7 5");
        return sketch.svg();
    }

    /** 7 billion parameters of 2 bytes on an A100 with 80 GB, a full cache of 2³¹ bytes for each text. */
    private static double tokens(int texts) {
        double step = Math.max(2 * 7e9 * texts / 312e12, (14e9 + texts * Math.pow(2, 31)) / 2.039e12);
        return texts / step;
    }

    private static String throughput() {
        var plot = new Plot(new Plot.Range(0, 30), new Plot.Range(0, 800), "Throughput and speed",
                "Tokens a second over texts at once: in all from 126 to 780, for each from 126 to 26.");
        plot.axes("B", "1/s", 5, 200);
        var all = new ArrayList<double[]>();
        var each = new ArrayList<double[]>();
        for (int texts = 1; texts <= 30; texts++) {
            all.add(new double[] {texts, tokens(texts)});
            each.add(new double[] {texts, tokens(texts) / texts});
        }
        plot.path(Plot.BLUE, 2.5, null, all);
        plot.path(Plot.ORANGE, 2.5, "8 6", each);
        plot.label(11.5, 680, "end", Plot.BLUE, "B/t");
        plot.label(16, 110, "start", Plot.ORANGE, "1/t");
        return plot.svg();
    }
}
