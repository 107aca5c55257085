package gradus.labs.backend.bubblewrap.gpu;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Samples from outside what of the memory of GPUs is in use, while runs have them. A GPU has one tenant, so what comes to
 * what was in use before is the tenant's. One thread asks for all of them: a driver that does not answer holds up nothing
 * but figures.
 */
public final class MemoryMeter implements AutoCloseable {

    /** What is taken and given back between two samples is not seen. */
    static final Duration EVERY = Duration.ofMillis(100);
    /** The first answer waits until the driver has found all GPUs. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private final GpuMemory.Source source;
    private final ScheduledExecutorService thread;
    private final Duration patience;
    private final Map<String, String> failures = new ConcurrentSkipListMap<>(); // the name of a GPU → why it has no figure
    private GpuMemory memory; // null before it was opened; of the thread alone

    public MemoryMeter(GpuMemory.Source source) {
        this(source, Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().daemon().name("gpu-memory").factory()), PATIENCE);
    }

    /** @param patience for an answer before a run */
    MemoryMeter(GpuMemory.Source source, ScheduledExecutorService thread, Duration patience) {
        this.source = source;
        this.thread = thread;
        this.patience = patience;
    }

    /**
     * Begins to sample, before anything of the run can reach the GPU. Never fails: where nobody answers there is no figure,
     * and {@link #findings} tell.
     */
    public Measurement measure(Gpu gpu) {
        if (gpu.memory().isEmpty()) {
            failures.put(gpu.name(), "it is that of its whole GPU instance, which has several slices");
            return new Measurement(gpu);
        }
        var before = thread.submit(() -> used(gpu));
        try {
            return new Measurement(gpu, before.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (ExecutionException e) {
            return new Measurement(gpu); // noted already
        } catch (TimeoutException e) {
            before.cancel(false);
            failures.put(gpu.name(), "the driver did not answer for %d s".formatted(patience.toSeconds()));
            return new Measurement(gpu);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // ends the run, which sees it next
            return new Measurement(gpu);
        }
    }

    /** One line for each GPU whose memory was last not measured; English, for operators. */
    public List<String> findings() {
        return failures.entrySet().stream()
                .map(each -> "the memory that runs on GPU %s use is not measured: %s".formatted(each.getKey(), each.getValue()))
                .toList();
    }

    private long used(Gpu gpu) throws IOException {
        try {
            memory = memory == null ? source.open() : memory;
            long bytes = memory.usedBytes(gpu.memory().orElseThrow());
            failures.remove(gpu.name());
            return bytes;
        } catch (IOException | RuntimeException e) {
            failures.put(gpu.name(), e.getMessage());
            throw e;
        }
    }

    @Override
    public void close() {
        thread.execute(() -> {
            if (memory != null) {
                memory.close();
            }
        });
        thread.shutdown();
    }

    /**
     * Of one run. Its peak is the most bytes that a sample found in use on the GPU, less those in use when it was lent, just
     * before the run's first process started: what the driver and others hold all the time is not the run's. It is the
     * memory of its context and of its engine's caches as well as of its tensors. A sample that fails ends it without a figure.
     */
    public final class Measurement implements AutoCloseable {

        private final Gpu gpu;
        private final long before;
        private final Future<?> samples; // null if there is nothing to sample
        private volatile long most;

        private Measurement(Gpu gpu) {
            this.gpu = gpu;
            this.before = 0;
            this.samples = null;
        }

        private Measurement(Gpu gpu, long before) {
            this.gpu = gpu;
            this.before = before;
            this.most = before;
            this.samples = thread.scheduleWithFixedDelay(this::sample, EVERY.toMillis(), EVERY.toMillis(),
                    TimeUnit.MILLISECONDS);
        }

        private void sample() {
            try {
                most = Math.max(most, used(gpu));
            } catch (IOException | RuntimeException e) {
                most = before;
                throw new IllegalStateException(e); // no further sample is taken
            }
        }

        /** In bytes, until now; 0 if nothing was used or nothing can be said. */
        public long peakBytes() {
            return most - before;
        }

        @Override
        public void close() {
            if (samples != null) {
                samples.cancel(false);
            }
        }
    }
}
