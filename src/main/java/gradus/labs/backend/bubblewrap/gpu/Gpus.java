package gradus.labs.backend.bubblewrap.gpu;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The GPUs that labs may have, each for one at a time, and what of their memory is in use. */
public final class Gpus implements AutoCloseable {

    private final Set<Gpu> usable;
    private final Deque<Gpu> free;
    private final MemoryMeter memory;

    /** Asks once for the memory of each, so that operators hear early where nobody answers. */
    public Gpus(List<Gpu> all, GpuMemory.Source memory) {
        this.usable = new HashSet<>(all);
        this.free = new ArrayDeque<>(all);
        this.memory = new MemoryMeter(memory);
        all.forEach(gpu -> this.memory.measure(gpu).close());
    }

    /** Free or lent; not those that were set aside. */
    public synchronized int count() {
        return usable.size();
    }

    /** Empty while others have them all. */
    public synchronized Optional<Gpu> lend() {
        return Optional.ofNullable(free.poll());
    }

    /** It cannot be given back yet, and counts for nothing until it is. */
    public synchronized void setAside(Gpu gpu) {
        usable.remove(gpu);
    }

    public synchronized void giveBack(Gpu gpu) {
        usable.add(gpu);
        free.add(gpu);
    }

    public MemoryMeter memory() {
        return memory;
    }

    @Override
    public void close() {
        memory.close();
    }
}
