package gradus.sandbox.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

import org.junit.jupiter.api.Test;

class GpuFullTest {

    @Test
    void itTellsWhatWasWantedAndWhatThereIs() {
        assertThat(GpuFull
                .in("""
                        ai.djl.engine.EngineException: CUDA out of memory. Tried to allocate 9.00 GiB. GPU 0 has a total capacity of \
                        4.75 GiB of which 512.00 MiB is free. Including non-PyTorch memory, this process has 4.25 GiB memory in use."""))
                .contains(Map.of("wanted", "9.00 GiB", "total", "4.75 GiB", "free", "512.00 MiB"));
    }

    @Test
    void otherErrorsSayNothingOfIt() {
        assertThat(GpuFull.in("java.lang.OutOfMemoryError: Java heap space")).isEmpty();
        assertThat(GpuFull.in("CUDA out of memory. Tried to allocate much")).isEmpty();
        assertThat(GpuFull.in("")).isEmpty();
    }
}
