package gradus.labs.runs.events;

import java.util.stream.IntStream;

/** Fewer points of a curve that look the same: of each stretch the lowest and the highest, and both ends. */
final class Thinning {

    private Thinning() {
    }

    /**
     * @param most points to keep, 2 or more
     * @return indices in ascending order, each once; all if they are not too many
     */
    static IntStream indices(double[] values, int most) {
        int length = values.length;
        if (length <= most) {
            return IntStream.range(0, length);
        }
        int stretches = (most - 2) / 2;
        var between = IntStream.range(0, stretches).flatMap(stretch -> {
            int from = 1 + (int) ((long) stretch * (length - 2) / stretches);
            int to = 1 + (int) ((long) (stretch + 1) * (length - 2) / stretches);
            return extremes(values, from, to);
        });
        return IntStream.concat(IntStream.concat(IntStream.of(0), between), IntStream.of(length - 1));
    }

    /** The lowest and the highest from {@code from} to before {@code to}, in the order in which they stand. */
    private static IntStream extremes(double[] values, int from, int to) {
        int lowest = from;
        int highest = from;
        for (int at = from + 1; at < to; at++) {
            if (Double.compare(values[at], values[lowest]) < 0) {
                lowest = at;
            }
            if (Double.compare(values[at], values[highest]) > 0) { // NaN is above all: it stays visible
                highest = at;
            }
        }
        return IntStream.of(lowest, highest).sorted().distinct();
    }
}
