import ai.djl.ndarray.NDArray;
import gradus.lab.Lab;

/** What Run starts: makes your photo grey with your three lines, and prints it with letters. To be read, not changed. */
public final class Show {

    private static final String INK = " .:-=+*#%@"; // from dark to bright

    private Show() {
    }

    public static void run(Lab lab) {
        NDArray photo = Data.draw(lab);
        lab.log("the photo: " + photo.getShape() + " " + photo.getDataType());

        NDArray scaled = Photo.scale(photo);
        lab.log("scaled: the largest number is " + scaled.max().getFloat() + ", it should be 1");

        NDArray grey = Photo.grey(scaled);
        lab.log("grey: " + grey.getShape());
        float[] brightness = grey.toFloatArray();
        for (int row = 0; row < Data.ROWS; row++) {
            StringBuilder line = new StringBuilder();
            for (int column = 0; column < Data.COLUMNS; column++) {
                int ink = (int) (brightness[row * Data.COLUMNS + column] * INK.length());
                line.append(INK.charAt(Math.clamp(ink, 0, INK.length() - 1)));
            }
            lab.log(line.toString());
        }

        NDArray rows = Photo.rows(grey);
        lab.log("rows: " + rows.getShape() + ", it should be (" + Data.ROWS + ")");
        float[] means = rows.toFloatArray();
        for (int row = 0; row < means.length; row++) {
            lab.metric("brightness of a row", row, means[row]); // the curve falls where the sea begins
        }
    }
}
