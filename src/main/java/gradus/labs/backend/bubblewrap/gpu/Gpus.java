package gradus.labs.backend.bubblewrap.gpu;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The GPUs that labs may have, each for one at a time. */
public final class Gpus {

    private final Set<Gpu> usable;
    private final Deque<Gpu> free;

    public Gpus(List<Gpu> all) {
        usable = new HashSet<>(all);
        free = new ArrayDeque<>(all);
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
}
