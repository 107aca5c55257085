package gradus.labs.backend;

import java.util.List;

/**
 * What keeps the runs of a runner in.
 *
 * @param layers one after the other, in the order in which a process meets them
 * @param refused what a hostile program tried in vain when the backend tested itself; English, for operators
 */
public record Isolation(List<Layer> layers, List<String> refused) {

    public static final Isolation UNKNOWN = new Isolation(List.of(), List.of());

    /**
     * One that is active.
     *
     * @param name {@code namespaces}, {@code users}, …
     * @param fallback whether it is another form than the one wished for, which this machine does not have
     * @param detail English, for operators: what it is here
     */
    public record Layer(String name, boolean fallback, String detail) {
    }

    public Isolation {
        layers = List.copyOf(layers);
        refused = List.copyOf(refused);
    }
}
