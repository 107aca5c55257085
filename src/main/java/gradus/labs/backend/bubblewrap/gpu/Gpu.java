package gradus.labs.backend.bubblewrap.gpu;

import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/**
 * What one lab at a time may compute on: a whole GPU, or a slice of one (MIG).
 *
 * @param name for operators: {@code nvidia0, NVIDIA H100 PCIe}
 * @param nodes the device files that a program needs to reach it, and no other; name under {@code /dev} → file
 * @param memory empty if it shares its memory with another slice
 */
public record Gpu(String name, Map<String, Path> nodes, Optional<Memory> memory) {

    /**
     * Memory that nobody else computes in.
     *
     * @param number of the GPU's device file: 0 for {@code nvidia0}
     * @param instance id of the GPU instance that the slice is; empty for a whole GPU
     */
    public record Memory(int number, OptionalInt instance) {
    }

    public Gpu {
        nodes = Map.copyOf(nodes);
    }

    static Gpu of(String name, Path dev, Collection<Path> nodes, Optional<Memory> memory) {
        return new Gpu(name, nodes.stream().collect(Collectors.toMap(node -> dev.relativize(node).toString(), node -> node)),
                memory);
    }
}
