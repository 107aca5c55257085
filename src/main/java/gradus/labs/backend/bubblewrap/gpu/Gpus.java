package gradus.labs.backend.bubblewrap.gpu;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/** The GPUs that labs may have, each for one at a time. */
public final class Gpus {

    private final int count;
    private final Deque<Gpu> free;

    public Gpus(List<Gpu> all) {
        count = all.size();
        free = new ArrayDeque<>(all);
    }

    public int count() {
        return count;
    }

    /** Empty while others have them all. */
    public synchronized Optional<Gpu> lend() {
        return Optional.ofNullable(free.poll());
    }

    public synchronized void giveBack(Gpu gpu) {
        free.add(gpu);
    }
}
