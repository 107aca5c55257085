package gradus.web;

import java.util.regex.Pattern;

/** Where to go next, as a parameter of our own pages; never another site. */
public final class LocalPath {

    // One slash, then no second one and no backslash, which browsers read as a slash; visible ASCII only.
    private static final Pattern SAFE = Pattern.compile("/(?:[\\x21-\\x7e&&[^/\\\\]][\\x21-\\x7e&&[^\\\\]]{0,2000})?");

    private LocalPath() {
    }

    /** @return the path with its query if it stays on this site, otherwise {@code /}; null counts as {@code /} */
    public static String of(String path) {
        return path != null && SAFE.matcher(path).matches() ? path : "/";
    }
}
