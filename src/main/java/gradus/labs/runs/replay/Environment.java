package gradus.labs.runs.replay;

import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;

/**
 * What a run's numbers may depend on beside files, lab and seeds. What is not known is null: a run may have ended before
 * its process said so.
 *
 * @param runner the version of what runs inside the sandbox
 * @param engine with its version
 */
public record Environment(String runner, String java, String engine, String device, String processor) {

    /** @param name {@code runner}, {@code java}, {@code engine}, {@code device} or {@code processor} */
    public record Part(String name, String then, String now) {

        /** What is not known could be anything. */
        public boolean same() {
            return then != null && then.equals(now);
        }
    }

    public List<Part> against(Environment now) {
        var names = List.of("runner", "java", "engine", "device", "processor");
        return IntStream.range(0, names.size())
                .mapToObj(at -> new Part(names.get(at), values()[at], now.values()[at]))
                .filter(part -> Objects.nonNull(part.then) || Objects.nonNull(part.now)).toList();
    }

    /** Whether both are known to be the same. */
    boolean sameAs(Environment other) {
        return IntStream.range(0, values().length)
                .allMatch(at -> values()[at] != null && values()[at].equals(other.values()[at]));
    }

    private String[] values() {
        return new String[] { runner, java, engine, device, processor };
    }
}
