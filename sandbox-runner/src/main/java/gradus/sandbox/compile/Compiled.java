package gradus.sandbox.compile;

import java.util.List;
import java.util.Map;

/**
 * What came out of a compilation.
 *
 * @param classes binary name → class file; empty unless {@code complete}
 * @param complete whether everything compiled
 */
public record Compiled(Map<String, byte[]> classes, List<Problem> problems, boolean complete) {

    public Compiled {
        classes = Map.copyOf(classes);
        problems = List.copyOf(problems);
    }

    /** @param name of the loader, as it shows in stack traces */
    public ClassLoader loader(String name) {
        return new CompiledLoader(name, classes);
    }
}
