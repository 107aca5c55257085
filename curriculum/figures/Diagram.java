import java.util.Locale;

/** Circles, arrows and words where they are put, in pixels; the colours are those of {@link Plot}. */
final class Diagram {

    private static final int RADIUS = 30;

    private final StringBuilder svg = new StringBuilder();

    Diagram(int width, int height, String title, String description) {
        add("<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\" fill=\"none\""
                + " font-family=\"system-ui, sans-serif\" font-size=\"21\" font-weight=\"600\">", width, height);
        add("<title>%s</title>", title);
        add("<desc>%s</desc>", description);
    }

    void node(double x, double y, String colour, String text) {
        add("<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%d\" stroke=\"%s\" stroke-width=\"2.5\"/>", x, y, RADIUS, colour);
        text(x, y + 7, "middle", colour, text);
    }

    /** From the edge of one node to the edge of another. */
    void arrow(double fromX, double fromY, double toX, double toY, String colour, String dash) {
        double length = Math.hypot(toX - fromX, toY - fromY);
        double dx = (toX - fromX) / length;
        double dy = (toY - fromY) / length;
        double x = toX - (RADIUS + 4) * dx;
        double y = toY - (RADIUS + 4) * dy;
        add("<path d=\"M%.1f %.1fL%.1f %.1f\" stroke=\"%s\" stroke-width=\"2\"%s/>", fromX + (RADIUS + 2) * dx,
                fromY + (RADIUS + 2) * dy, x - 8 * dx, y - 8 * dy, colour,
                dash == null ? "" : " stroke-dasharray=\"" + dash + "\"");
        add("<path d=\"M%.1f %.1fL%.1f %.1fL%.1f %.1fZ\" fill=\"%s\"/>", x, y, x - 11 * dx + 5 * dy,
                y - 11 * dy - 5 * dx, x - 11 * dx - 5 * dy, y - 11 * dy + 5 * dx, colour);
    }

    void text(double x, double y, String anchor, String colour, String text) {
        add("<text x=\"%.1f\" y=\"%.1f\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, colour, text);
    }

    String svg() {
        return svg + "</svg>\n";
    }

    private void add(String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
