package gradus.sandbox.wire;

import java.util.List;
import java.util.Map;

/**
 * A check that needs no Java: the learner's method and the solution's get the same drawn arguments, and their answers are
 * compared; see {@code protocol/README.md}, "Comparisons".
 *
 * @param constructor what an object is made with, on which the method is called; {@code null} for a static method
 * @param sizes name → the range that each case draws it from
 * @param mistakes in the order they are tried
 */
public record Comparison(String className, List<Argument> constructor, String method, List<Argument> arguments,
        Map<String, Range> sizes, int cases, double absolute, double relative, List<Mistake> mistakes) {

    public Comparison {
        constructor = constructor == null ? null : List.copyOf(constructor);
        arguments = List.copyOf(arguments);
        sizes = Map.copyOf(sizes);
        mistakes = List.copyOf(mistakes);
    }

    /** Both ends belong to it. */
    public record Range(int least, int most) {
    }

    /**
     * @param type {@code double}, {@code long}, {@code boolean} or {@code text} without a shape, a dtype of the protocol with
     *        one
     * @param shape {@code null} for a scalar
     * @param draw {@code uniform}, {@code normal}, {@code choice}, {@code values}, {@code one-hot}, {@code probabilities} or
     *        {@code size}
     * @param values what {@code draw} needs: two ends, mean and deviation, what to choose from, the elements
     * @param size for {@code draw} {@code size}; otherwise {@code null}
     */
    public record Argument(String type, List<Dimension> shape, String draw, List<Object> values, Dimension size) {

        public Argument {
            shape = shape == null ? null : List.copyOf(shape);
            values = List.copyOf(values);
        }
    }

    /** {@code times · size + plus}; without a size just {@code plus}. */
    public record Dimension(String size, int times, int plus) {
    }

    /**
     * Whoever answers as the wrong answer {@code like} does gets its message.
     *
     * @param share of the points, 0 to below 1
     */
    public record Mistake(String like, String message, double share) {
    }
}
