package gradus.sandbox.gate;

import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The header of a frame: what is asked, or what is answered. */
public sealed interface Header {

    /** A question of the grader's. */
    sealed interface Call extends Header {
    }

    record Create(String className, List<Value> args) implements Call {

        public Create {
            Objects.requireNonNull(className);
            args = List.copyOf(args);
        }
    }

    /** Exactly one of {@code handle} and {@code className} is null. */
    record Invoke(Long handle, String className, String method, List<Value> args) implements Call {

        public Invoke {
            Objects.requireNonNull(method);
            args = List.copyOf(args);
            if ((handle == null) == (className == null)) {
                throw new IllegalArgumentException("Either a handle or a class");
            }
        }
    }

    record Release(long handle) implements Call {
    }

    record Train(long seed, Map<String, Double> options) implements Call {

        public Train {
            options = Map.copyOf(options);
        }
    }

    record Predict(Value.Array batch) implements Call {

        public Predict {
            Objects.requireNonNull(batch);
        }
    }

    record Answer(Value value) implements Header {

        public Answer {
            Objects.requireNonNull(value);
        }
    }

    /** The learner's code could not answer; key and values as in the table of messages. */
    record Refusal(String key, Map<String, String> values) implements Header {

        public Refusal {
            Objects.requireNonNull(key);
            values = Map.copyOf(values);
        }
    }
}
