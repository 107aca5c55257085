import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/**
 * Draws the figures of the lesson "Where the time goes". Run it in the folder {@code curriculum}:
 * {@code java figures/WhereTheTimeGoes.java}; with the argument {@code measure} it prints new times for the stairs.
 */
final class WhereTheTimeGoes {

    private static final Path FOLDER = Path.of("courses/f1-large-models/lessons/03-where-the-time-goes/figures");
    /** An A100 with 40 GB: operations a second on 16-bit numbers, and bytes a second. */
    private static final double PEAK = 312e12;
    private static final double BANDWIDTH = 1.555e12;
    /**
     * Nanoseconds for one read from arrays of 2¹² to 2²⁸ bytes: the best of 32 tries on one core of an AMD EPYC server
     * with 32 KiB and 512 KiB of its own caches, which others used as well.
     */
    private static final double[] READ = {1.70, 1.74, 1.79, 1.76, 4.47, 4.59, 6.72, 19.68, 17.91, 19.89, 141.57, 203.73,
        204.30, 214.72, 224.25, 292.67, 302.75};

    private static int sink;

    public static void main(String[] arguments) throws IOException {
        if (arguments.length > 0) {
            for (int power = 12; power <= 28; power++) {
                System.out.printf("2^%d bytes: %.2f ns%n", power, measure(power));
            }
            return;
        }
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("hierarchy.svg"), hierarchy());
        Files.writeString(FOLDER.resolve("stairs.svg"), stairs());
        Files.writeString(FOLDER.resolve("roofline.svg"), roofline());
    }

    private static String hierarchy() {
        var sketch = new Sketch(640, 330, "The memories of an A100",
                "Five bars by size: registers 28 MB, L1 21 MB, L2 42 MB, HBM 40 GB with 1555 GB/s, host memory with 32 GB/s.");
        memory(sketch, 0, "REG", 108 * 256 * 1024, "28 MB");
        memory(sketch, 1, "L1", 108 * 192 * 1024, "21 MB");
        memory(sketch, 2, "L2", 40 * 1024 * 1024, "42 MB");
        memory(sketch, 3, "HBM", 40e9, "40 GB · 1555 GB/s");
        memory(sketch, 4, "PCIe", 1e12, "1 TB · 32 GB/s");
        return sketch.svg();
    }

    /** A bar that grows by the same length for each power of ten, from a megabyte on. */
    private static void memory(Sketch sketch, int row, String name, double bytes, String text) {
        double y = 20 + row * 60;
        double width = 22 + 38 * Math.log10(bytes / 1e6);
        sketch.text(72, y + 22, "end", Plot.TEXT, name);
        sketch.box(86, y, width, 44, Plot.BLUE, "none");
        sketch.text(86 + width + 14, y + 22, "start", Plot.BLUE, text);
    }

    private static String stairs() {
        var plot = new Plot(new Plot.Range(3, 9), new Plot.Range(0, 3), "Stairs of memory",
                "Nanoseconds for a read over the size of the array in bytes: stairs at 1.7, 5, 20 and above 200.");
        plot.logLogAxes("B", "ns");
        var points = new ArrayList<double[]>();
        for (int i = 0; i < READ.length; i++) {
            points.add(new double[] {(12 + i) * Math.log10(2), Math.log10(READ[i])});
        }
        plot.path(Plot.BLUE, 2, null, points);
        points.forEach(point -> plot.dot(point[0], point[1], 4, Plot.BLUE));
        return plot.svg();
    }

    private static String roofline() {
        var plot = new Plot(new Plot.Range(-1, 4), new Plot.Range(11, 15), "The roofline of an A100",
                "Operations a second over operations per byte: a slope up to 200, then level at 312 tera. Four dots under it.");
        plot.logLogAxes("I = F/Q", "FLOP/s");
        double ridge = Math.log10(PEAK / BANDWIDTH);
        plot.path(Plot.GREEN, 3, null, List.of(new double[] {-1, Math.log10(BANDWIDTH) - 1},
                new double[] {ridge, Math.log10(PEAK)}, new double[] {4, Math.log10(PEAK)}));
        plot.path(Plot.LINE, 1.5, "2 6", List.of(new double[] {ridge, 11}, new double[] {ridge, Math.log10(PEAK)}));
        plot.label(ridge - 0.08, 11.25, "end", Plot.TEXT, "π/β");
        computation(plot, 1 / 6.0, "x + y");
        computation(plot, intensity(1), "B = 1");
        computation(plot, intensity(32), "B = 32");
        computation(plot, intensity(4096), "B = 4096");
        return plot.svg();
    }

    /** A matrix of 4096 × 4096 times B vectors, 2 bytes each number. */
    private static double intensity(double batch) {
        return batch * 4096 / (4096 + 2 * batch);
    }

    private static void computation(Plot plot, double intensity, String name) {
        double across = Math.log10(intensity);
        double up = Math.log10(Math.min(PEAK, BANDWIDTH * intensity));
        plot.dot(across, up, 6, Plot.ORANGE);
        boolean level = BANDWIDTH * intensity > PEAK;
        if (level) {
            plot.label(across, up - 0.25, "middle", Plot.ORANGE, name);
        } else if (across > 1) { // on the right stands the ridge
            plot.label(across - 0.15, up + 0.12, "end", Plot.ORANGE, name);
        } else {
            plot.label(across + 0.15, up - 0.12, "start", Plot.ORANGE, name);
        }
    }

    /** Follows a random ring through an array, one number in each line of 64 bytes: no read can begin before the last. */
    private static double measure(int power) {
        int stride = 16;
        int lines = (1 << power) / 64;
        int[] ring = new int[lines * stride];
        int[] order = IntStream.range(0, lines).toArray();
        var random = new Random(1);
        for (int i = lines - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int kept = order[i];
            order[i] = order[j];
            order[j] = kept;
        }
        for (int i = 0; i < lines; i++) {
            ring[order[i] * stride] = order[(i + 1) % lines] * stride;
        }
        double best = Double.MAX_VALUE;
        for (int turn = 0; turn < 25; turn++) {
            int reads = 1_000_000;
            long start = System.nanoTime();
            int at = 0;
            for (int i = 0; i < reads; i++) {
                at = ring[at];
            }
            sink += at;
            best = Math.min(best, (System.nanoTime() - start) / (double) reads);
        }
        return best;
    }
}
