package gradus.grading;

/** An object of the learner's, which stays in the learner's process. */
public sealed interface Handle {

    /** One that was answered in this check. It is gone when the check ends. */
    record Known(long id) implements Handle {

        public Known {
            if (id < 1) {
                throw new IllegalArgumentException("A handle is at least 1");
            }
        }
    }

    /** The one that an earlier call of the same batch will answer; {@code call} is its index, from 0. */
    record OfCall(int call) implements Handle {

        public OfCall {
            if (call < 0) {
                throw new IllegalArgumentException("A call's index is at least 0");
            }
        }
    }

    /** The object that the batch's call number {@code index} (from 0) answers: as an argument of a later call. */
    static Handle ofCall(int index) {
        return new OfCall(index);
    }
}
