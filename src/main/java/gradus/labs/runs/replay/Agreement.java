package gradus.labs.runs.replay;

import java.util.Locale;

/** How well a replay agrees with its run. */
public enum Agreement {
    /** Everything that was compared, bit for bit. */
    IDENTICAL,
    /** End, points and the outcome of every check; some number is another one. */
    SAME_VERDICT,
    DIFFERENT;

    public String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
