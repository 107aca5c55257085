package gradus.grading;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * One question to the learner's code. Arguments are {@code null}, Boolean, whole numbers, Float, Double, String,
 * {@link Tensor}, Java arrays of numbers with one or two dimensions (they become tensors), {@link Handle} and lists of
 * these. The learner's method may be package-private, static or not, and take a tensor as {@code NDArray} or as a Java
 * array.
 *
 * @param operation what to do
 * @param failing whether the check wants to see an answer even if the learner's code throws
 */
public record Call(Operation operation, boolean failing) {

    /** What the learner's process is asked to do. */
    public sealed interface Operation {
    }

    /** Calls a constructor; answers a handle. */
    public record Create(String className, List<Object> arguments) implements Operation {
    }

    /** Calls a static method. */
    public record Invoke(String className, String method, List<Object> arguments) implements Operation {
    }

    /** Calls a method of an object. */
    public record On(Handle handle, String method, List<Object> arguments) implements Operation {
    }

    /** Forgets an object and frees its tensors. */
    public record Release(Handle handle) implements Operation {
    }

    /** Calls the entry point's {@code train(Lab, Map<String, Double>)}, with this seed in the lab and the engine. */
    public record Train(long seed, Map<String, Double> options) implements Operation {
    }

    /** Calls the entry point's {@code predict(NDArray)}. */
    public record Predict(Tensor batch) implements Operation {
    }

    public Call {
        Objects.requireNonNull(operation);
    }

    public static Call create(String className, Object... arguments) {
        return call(new Create(Objects.requireNonNull(className), checked(arguments)));
    }

    public static Call invoke(String className, String method, Object... arguments) {
        return call(new Invoke(Objects.requireNonNull(className), Objects.requireNonNull(method), checked(arguments)));
    }

    public static Call on(Handle handle, String method, Object... arguments) {
        return call(new On(Objects.requireNonNull(handle), Objects.requireNonNull(method), checked(arguments)));
    }

    /** To the object that this batch's call number {@code earlier} (from 0) answers. */
    public static Call on(int earlier, String method, Object... arguments) {
        return on(Handle.ofCall(earlier), method, arguments);
    }

    public static Call release(Handle handle) {
        return call(new Release(Objects.requireNonNull(handle)));
    }

    public static Call release(int earlier) {
        return release(Handle.ofCall(earlier));
    }

    public static Call train(long seed, Map<String, Double> options) {
        return call(new Train(seed, Map.copyOf(options)));
    }

    public static Call predict(Tensor batch) {
        return call(new Predict(Objects.requireNonNull(batch)));
    }

    /** The same call; but if the learner's code throws, the check goes on and sees {@link Answer#failure()}. */
    public Call mayFail() {
        return new Call(operation, true);
    }

    private static Call call(Operation operation) {
        return new Call(operation, false);
    }

    private static List<Object> checked(Object... arguments) {
        // a lone null arrives as a null array
        var given = arguments == null ? new Object[] { null } : arguments;
        return Collections.unmodifiableList(Arrays.stream(given).map(Values::normal).toList());
    }
}
