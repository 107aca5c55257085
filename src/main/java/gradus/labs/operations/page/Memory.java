package gradus.labs.operations.page;

import java.util.Locale;

/** Amounts of memory, which are written alike in both languages. */
final class Memory {

    private static final double MEBIBYTE = 1 << 20;
    private static final double GIBIBYTE = 1 << 30;

    private Memory() {
    }

    /** {@code 412 MiB}, {@code 2.0 GiB} */
    static String of(long bytes) {
        return bytes < GIBIBYTE ? String.format(Locale.ROOT, "%.0f MiB", bytes / MEBIBYTE)
                : String.format(Locale.ROOT, "%.1f GiB", bytes / GIBIBYTE);
    }

    /** {@code 412 MiB / 2.0 GiB} */
    static String of(long used, long all) {
        return of(used) + " / " + of(all);
    }
}
