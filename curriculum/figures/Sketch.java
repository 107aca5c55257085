import java.util.Locale;

/** Boxes, arrows and words in pixels, in the colours of {@link Plot}: what has no axes. */
final class Sketch {

    private final StringBuilder svg = new StringBuilder();

    Sketch(int width, int height, String title, String description) {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" fill=\"none\""
                + " font-family=\"system-ui, sans-serif\" font-size=\"21\" font-weight=\"600\">", width, height);
        add("<title>%s</title>", title);
        add("<desc>%s</desc>", description);
    }

    /** @param fill a colour, or {@code none} */
    void box(double x, double y, double width, double height, String stroke, String fill) {
        add("<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" stroke=\"%s\" stroke-width=\"1.5\" fill=\"%s\"/>",
                x, y, width, height, stroke, fill);
    }

    /** @param y the middle of the letters */
    void text(double x, double y, String anchor, String colour, String text) {
        text(x, y, anchor, colour, 21, text);
    }

    void text(double x, double y, String anchor, String colour, int size, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\" font-size=\"%d\">%s</text>", x, y + size / 3.0,
                anchor, colour, size, text);
    }

    /** A straight line with a head at its end. */
    void arrow(double x1, double y1, double x2, double y2, String colour, String dash) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        double alongX = (x2 - x1) / length;
        double alongY = (y2 - y1) / length;
        double baseX = x2 - 11 * alongX;
        double baseY = y2 - 11 * alongY;
        add("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" stroke-width=\"2\"%s/>", x1, y1, baseX, baseY, colour,
                dash == null ? "" : " stroke-dasharray=\"" + dash + "\"");
        add("<path d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fZ\" fill=\"%s\"/>", x2, y2, baseX - 5 * alongY, baseY + 5 * alongX,
                baseX + 5 * alongY, baseY - 5 * alongX, colour);
    }

    String svg() {
        return svg + "</svg>\n";
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
