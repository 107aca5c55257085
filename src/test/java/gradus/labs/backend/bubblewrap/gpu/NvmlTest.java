package gradus.labs.backend.bubblewrap.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

class NvmlTest {

    private static final Path DRIVER = Path.of("/dev/nvidiactl");

    @Test
    void withoutADriverItIsSaidWhatIsMissing() {
        assumeThat(DRIVER).doesNotExist();
        assertThatThrownBy(Nvml::open).isInstanceOf(IOException.class).hasMessageContaining("libnvidia-ml.so.1 is missing");
    }

    @Test
    void everyGpuOfThisMachineTellsItsMemory() throws IOException {
        assumeThat(DRIVER).exists();
        var gpus = new GpuSearch(Path.of("/dev"), Path.of("/proc"), "all").find().usable();
        try (var nvml = Nvml.open()) {
            for (var gpu : gpus) {
                if (gpu.memory().isPresent()) {
                    assertThat(nvml.usedBytes(gpu.memory().get())).as(gpu.name()).isNotNegative();
                }
            }
        }
    }
}
