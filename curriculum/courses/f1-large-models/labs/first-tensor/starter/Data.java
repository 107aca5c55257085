import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.types.DataType;
import ai.djl.ndarray.types.Shape;
import gradus.lab.Lab;
import java.nio.ByteBuffer;
import java.util.Random;

/** A photo of your own, drawn from your seed: a sun above the sea. UINT8, shape [18, 48, 3]. To be read, not changed. */
public final class Data {

    static final int ROWS = 18;
    static final int COLUMNS = 48;

    private Data() {
    }

    public static NDArray draw(Lab lab) {
        Random random = new Random(lab.seed());
        int horizon = 10 + random.nextInt(4);
        double sunRow = 4 + random.nextInt(4);
        double sunColumn = 10 + random.nextInt(28);
        double radius = 2.5 + random.nextDouble();

        ByteBuffer bytes = ByteBuffer.allocateDirect(ROWS * COLUMNS * 3);
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < COLUMNS; column++) {
                // A letter on a screen is twice as high as wide.
                double fromSun = Math.hypot(row - sunRow, (column - sunColumn) / 2);
                if (row >= horizon) { // the sea, with the sun's way on it
                    boolean glitter = Math.abs(column - sunColumn) < radius && random.nextBoolean();
                    colour(bytes, glitter ? 235 : 15, glitter ? 190 : 45, glitter ? 120 : 90);
                } else if (fromSun < radius) {
                    colour(bytes, 255, 240, 190);
                } else {
                    double glow = Math.exp(-fromSun / 6);
                    colour(bytes, 60 + 150 * glow, 70 + 70 * glow, 140 - 20 * glow);
                }
            }
        }
        bytes.rewind();
        return lab.manager().create(bytes, new Shape(ROWS, COLUMNS, 3), DataType.UINT8);
    }

    private static void colour(ByteBuffer bytes, double red, double green, double blue) {
        bytes.put((byte) (int) red).put((byte) (int) green).put((byte) (int) blue);
    }
}
