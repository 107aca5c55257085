import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Draws the figures of the lesson "Numbers in, numbers out". Run it in the folder {@code curriculum}:
 * {@code java figures/NumbersIn.java}
 */
final class NumbersIn {

    private static final Path FOLDER = Path.of("courses/f1-large-models/lessons/01-numbers-in-numbers-out/figures");
    private static final int[][] PICTURE = {
        {18, 22, 204, 226, 240, 250},
        {20, 19, 24, 30, 236, 244},
        {17, 21, 28, 231, 33, 232},
        {16, 23, 225, 29, 24, 208},
        {19, 218, 26, 20, 18, 22},
        {206, 25, 19, 17, 16, 15}};

    public static void main(String[] arguments) throws IOException {
        Files.createDirectories(FOLDER);
        Files.writeString(FOLDER.resolve("pixels.svg"), pixels());
        Files.writeString(FOLDER.resolve("layout.svg"), layout());
    }

    private static String pixels() {
        var sketch = new Sketch(640, 312, "A picture and its numbers",
                "Six by six squares, dark but for an arrow that points up and right, and the same squares as numbers.");
        int side = 46;
        for (int row = 0; row < 6; row++) {
            for (int column = 0; column < 6; column++) {
                int grey = PICTURE[row][column];
                sketch.box(18 + column * side, 18 + row * side, side, side, Plot.LINE,
                        "#%1$02x%1$02x%1$02x".formatted(grey));
                sketch.box(346 + column * side, 18 + row * side, side, side, Plot.LINE, "none");
                sketch.text(346 + (column + 0.5) * side, 18 + (row + 0.5) * side, "middle",
                        grey > 127 ? Plot.ORANGE : Plot.TEXT, 18, Integer.toString(grey));
            }
        }
        return sketch.svg();
    }

    private static String layout() {
        var sketch = new Sketch(640, 330, "Two rows of three in memory",
                "A table with the rows a b c and d e f, and below it the same six letters side by side at places 0 to 5.");
        int side = 62;
        double left = 227;
        for (int row = 0; row < 2; row++) {
            String colour = row == 0 ? Plot.BLUE : Plot.ORANGE;
            sketch.text(left - 20, 56 + row * side, "end", Plot.TEXT, Integer.toString(row));
            for (int column = 0; column < 3; column++) {
                String letter = "" + "abcdef".charAt(3 * row + column);
                sketch.box(left + column * side, 25 + row * side, side, side, Plot.LINE, "none");
                sketch.text(left + (column + 0.5) * side, 56 + row * side, "middle", colour, 24, letter);
                double place = 134 + (3 * row + column) * side;
                sketch.box(place, 230, side, side, Plot.LINE, "none");
                sketch.text(place + side / 2.0, 261, "middle", colour, 24, letter);
                sketch.text(place + side / 2.0, 310, "middle", Plot.TEXT, 18, Integer.toString(3 * row + column));
            }
        }
        for (int column = 0; column < 3; column++) {
            sketch.text(left + (column + 0.5) * side, 12, "middle", Plot.TEXT, 18, Integer.toString(column));
        }
        sketch.arrow(left, 66, 196, 222, Plot.BLUE, null);
        sketch.arrow(left + 3 * side, 128, 444, 222, Plot.ORANGE, null);
        return sketch.svg();
    }
}
