package gradus.labs.page;

import java.util.regex.Pattern;

/**
 * How this browser likes the lab page: kept in two cookies, so that the first byte has it and nothing moves when the
 * scripts come. Whatever is not as web/lab/panes.js and plain.js write it is the default.
 *
 * @param style the widths of the side panes as custom properties; empty for the page's own
 * @param folded {@code brief}, {@code results}, both or neither, with a space between
 * @param plain whether the plain text areas are the editor
 */
record PaneLayout(String style, String folded, boolean plain) {

    static final String PANES = "gradus-panes";
    static final String EDITOR = "gradus-editor";

    private static final Pattern FORM = Pattern.compile("(\\d{1,4})\\.(\\d{1,4})\\.(b?)(r?)");

    /** @param panes brief.results.folded: widths in pixels, 0 for the page's own; either cookie may be null */
    static PaneLayout of(String panes, String editor) {
        boolean plain = "plain".equals(editor);
        var parts = FORM.matcher(panes == null ? "" : panes);
        if (!parts.matches()) {
            return new PaneLayout("", "", plain);
        }
        var style = width("brief", parts.group(1)) + width("results", parts.group(2));
        var folded = (parts.group(3).isEmpty() ? "" : "brief ") + (parts.group(4).isEmpty() ? "" : "results");
        return new PaneLayout(style, folded.strip(), plain);
    }

    private static String width(String pane, String pixels) {
        int width = Integer.parseInt(pixels);
        return width == 0 ? "" : "--%s: %dpx; ".formatted(pane, width);
    }
}
