package gradus.lab;

import java.util.Objects;
import java.util.Optional;

import ai.djl.ndarray.NDArray;

/**
 * What a visible check saw, as three texts that need no translation, each at most 500 characters.
 *
 * @param call as the learner would write it: {@code step([0, 0])}
 * @param answer what came back
 * @param expected what should have come back
 */
public record Mismatch(String call, String answer, String expected) {

    private static final int LONGEST = 500;

    public Mismatch {
        call = cut(Objects.requireNonNull(call));
        answer = cut(Objects.requireNonNull(answer));
        expected = cut(Objects.requireNonNull(expected));
    }

    /** Writes numbers, arrays, lists and tensors shortly: six digits, the first eight elements. */
    public static Mismatch of(String call, Object answer, Object expected) {
        return new Mismatch(call, Shown.text(answer), Shown.text(expected));
    }

    /** Empty if the answer lies within the tolerance; NaN never does. */
    public static Optional<Mismatch> unlessNear(String call, double answer, double expected, double tolerance) {
        return near(answer, expected, tolerance) ? Optional.empty() : Optional.of(of(call, answer, expected));
    }

    /** Empty if every element lies within the tolerance and there are as many as expected. */
    public static Optional<Mismatch> unlessNear(String call, double[] answer, double[] expected, double tolerance) {
        return allNear(answer, expected, tolerance) ? Optional.empty() : Optional.of(of(call, answer, expected));
    }

    /** Empty if shape and elements are as expected; the data types may differ. */
    public static Optional<Mismatch> unlessNear(String call, NDArray answer, NDArray expected, double tolerance) {
        if (answer == null || !answer.getShape().equals(expected.getShape())) {
            return Optional.of(of(call, answer, expected));
        }
        var same = allNear(Shown.doubles(answer), Shown.doubles(expected), tolerance);
        return same ? Optional.empty() : Optional.of(of(call, answer, expected));
    }

    private static boolean allNear(double[] answer, double[] expected, double tolerance) {
        if (answer == null || answer.length != expected.length) {
            return false;
        }
        for (int i = 0; i < answer.length; i++) {
            if (!near(answer[i], expected[i], tolerance)) {
                return false;
            }
        }
        return true;
    }

    private static boolean near(double answer, double expected, double tolerance) {
        return answer == expected || Math.abs(answer - expected) <= tolerance;
    }

    private static String cut(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
