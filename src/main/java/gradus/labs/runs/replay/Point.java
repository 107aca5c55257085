package gradus.labs.runs.replay;

/** One point of a curve. */
public record Point(long step, double value) {

    /** Bit for bit; one NaN is as good as another. */
    boolean sameValue(Point other) {
        return Double.doubleToLongBits(value) == Double.doubleToLongBits(other.value);
    }
}
