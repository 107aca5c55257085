package gradus.sandbox.grader;

import java.util.List;
import java.util.Map;

import gradus.grading.Answer;
import gradus.grading.Rejected;
import gradus.grading.Tensor;

/**
 * Whether an answer is what it should be: the same form, shape and element type, and each number within
 * {@code absolute + relative · |expected|}.
 */
record Nearness(double absolute, double relative) {

    /**
     * @param expected see {@link gradus.grading.Call} for what it can be; no object
     * @throws Rejected if the answer is another one
     */
    void require(Object expected, Answer answer) {
        switch (expected) {
            case null -> same(answer.isNull());
            case Boolean flag -> same(flag == answer.flag());
            case String text -> same(text.equals(answer.text()));
            case Long whole -> requireNear(0, whole, answer.integer());
            case Double number -> requireNear(0, number, answer.number());
            case Tensor tensor -> require(tensor, answer.tensor());
            case List<?> list -> {
                var elements = answer.list(list.size());
                for (int i = 0; i < list.size(); i++) {
                    require(list.get(i), elements.get(i));
                }
            }
            default -> throw new IllegalArgumentException("The solution answers an object, which nothing can compare");
        }
    }

    boolean holds(Object expected, Answer answer) {
        try {
            require(expected, answer);
            return true;
        } catch (Rejected other) {
            return false;
        }
    }

    private void require(Tensor expected, Tensor actual) {
        if (actual.dtype() != expected.dtype()) {
            throw Rejected.wrongDtype(expected.dtype().text(), actual.dtype().text());
        }
        actual.requireShape(expected.shape());
        for (int i = 0; i < expected.size(); i++) {
            // the solution may mask with infinity or leave a place undefined; then so must the answer
            if (Double.isFinite(expected.at(i)) && !Double.isFinite(actual.at(i))) {
                throw Rejected.notFinite(i);
            }
        }
        for (int i = 0; i < expected.size(); i++) {
            requireNear(i, expected.at(i), actual.at(i));
        }
    }

    private void requireNear(int index, double expected, double actual) {
        var error = Math.abs(actual - expected);
        if (Double.compare(expected, actual) != 0
                && !(Double.isFinite(expected) && error <= absolute + relative * Math.abs(expected))) {
            throw Rejected.wrongValue(index, error);
        }
    }

    private static void same(boolean same) {
        if (!same) {
            throw new Rejected("different", Map.of());
        }
    }
}
