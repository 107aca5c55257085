package gradus.labs.runs.events;

import java.util.List;

/**
 * The curves of one attempt of a run, thinned.
 *
 * @param attempt the run's last one so far
 * @param curves one for each name, in the order in which the names came first
 */
public record RunCurves(int attempt, List<Curve> curves) {

    public RunCurves {
        curves = List.copyOf(curves);
    }

    /**
     * @param points how many there are; {@code steps} and {@code values} hold at most as many as were asked for
     * @param steps in the order in which they came
     * @param values as many as steps; a number, or one of the texts {@code NaN}, {@code Infinity}, {@code -Infinity}
     */
    public record Curve(String name, int points, List<Long> steps, List<Object> values) {
    }
}
