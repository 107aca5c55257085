package gradus.labs.backend.bubblewrap.gpu;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** A driver that says what a test tells it, of GPUs whose memory is empty at first. */
public final class FakeMemory implements GpuMemory.Source {

    private final Map<Gpu.Memory, Long> used = new ConcurrentHashMap<>();
    private volatile String refusal; // null while it answers
    volatile int opened;
    volatile int asked;

    /** Of the whole memory of that GPU, whoever uses it. */
    public void uses(Gpu gpu, long bytes) {
        used.put(gpu.memory().orElseThrow(), bytes);
    }

    /** @param why null: it answers again */
    public void refuses(String why) {
        refusal = why;
    }

    @Override
    public GpuMemory open() throws IOException {
        answer();
        opened++;
        return new GpuMemory() {

            @Override
            public long usedBytes(Gpu.Memory memory) throws IOException {
                asked++;
                answer();
                return used.getOrDefault(memory, 0L);
            }

            @Override
            public void close() {
                opened--;
            }
        };
    }

    private void answer() throws IOException {
        if (refusal != null) {
            throw new IOException(refusal);
        }
    }
}
