package gradus.grading;

import java.util.List;
import java.util.Optional;

/**
 * What the learner's code answered. Hostile until looked at: every accessor names what it wants and throws
 * {@link Rejected} if it got something else, so that a check reads like its happy case.
 */
public final class Answer {

    private final Object value;
    private final Rejected failure;

    private Answer(Object value, Rejected failure) {
        this.value = value;
        this.failure = failure;
    }

    /** An answer as the gate brought it; also for tests of graders. See {@link Call} for what a value can be. */
    public static Answer of(Object value) {
        return new Answer(Values.normal(value), null);
    }

    /** The learner's code threw. */
    public static Answer failed(Rejected failure) {
        return new Answer(null, failure);
    }

    /** Why there is no value; only ever present for a call that may fail. */
    public Optional<Feedback> failure() {
        return Optional.ofNullable(failure).map(Rejected::feedback);
    }

    /** Whether the code answered null, or its method returns nothing. */
    public boolean isNull() {
        return failure == null && value == null;
    }

    /** A tensor of any type and shape, with whatever values. */
    public Tensor tensor() {
        return as(Tensor.class, "tensor");
    }

    /**
     * A tensor of exactly this type and shape, all of it finite.
     *
     * @param shape −1 stands for any size; no dimensions for a scalar tensor
     */
    public Tensor tensor(Dtype dtype, long... shape) {
        var tensor = tensor();
        if (tensor.dtype() != dtype) {
            throw Rejected.wrongDtype(dtype.text(), tensor.dtype().text());
        }
        return tensor.requireShape(shape).requireFinite();
    }

    /** As {@link #tensor(Dtype, long...)}, of float32 or float64: for labs that leave the precision to the learner. */
    public Tensor floats(long... shape) {
        var tensor = tensor();
        if (!tensor.dtype().isFloat()) {
            throw Rejected.wrongDtype("float32", tensor.dtype().text());
        }
        return tensor.requireShape(shape).requireFinite();
    }

    /** A finite number, whole or not; a tensor with exactly one element also counts. */
    public double number() {
        var number = switch (present()) {
            case Long whole -> (double) whole;
            case Double real -> real;
            case Tensor tensor when tensor.size() == 1 -> tensor.at(0);
            case Object other -> throw Rejected.wrongType("double", Values.type(other));
        };
        if (!Double.isFinite(number)) {
            throw Rejected.notFinite(0);
        }
        return number;
    }

    /**
     * A number within the tolerance.
     *
     * @param tolerance absolute, at least 0
     * @throws Rejected {@code wrong-value} if it is farther away
     */
    public double near(double expected, double tolerance) {
        var number = number();
        if (!(Math.abs(number - expected) <= tolerance)) {
            throw Rejected.wrongValue(0, Math.abs(number - expected));
        }
        return number;
    }

    public long integer() {
        return as(Long.class, "long");
    }

    public boolean flag() {
        return as(Boolean.class, "boolean");
    }

    public String text() {
        return as(String.class, "text");
    }

    public List<Answer> list() {
        List<?> list = as(List.class, "list");
        return list.stream().map(Answer::of).toList();
    }

    /** A list of exactly this many answers. */
    public List<Answer> list(int size) {
        var list = list();
        if (list.size() != size) {
            throw Rejected.wrongShape(new long[] { size }, new long[] { list.size() });
        }
        return list;
    }

    public Handle handle() {
        return as(Handle.class, "handle");
    }

    private <T> T as(Class<T> type, String word) {
        var present = present();
        if (!type.isInstance(present)) {
            throw Rejected.wrongType(word, Values.type(present));
        }
        return type.cast(present);
    }

    private Object present() {
        if (failure != null) {
            throw failure;
        }
        if (value == null) {
            throw Rejected.nothing();
        }
        return value;
    }
}
