package gradus.labs.backend.bubblewrap.gpu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GpuSearchTest {

    @TempDir
    Path folder;
    private FakeDriver driver;

    @BeforeEach
    void drive() {
        driver = new FakeDriver(folder);
    }

    @Test
    void aMachineWithoutGpusHasNoneAndNothingToSay() {
        assertThat(driver.search("all").find()).isEqualTo(new GpuSearch.Found(List.of(), List.of()));
        assertThat(new GpuSearch(folder.resolve("nowhere"), folder.resolve("nowhere"), "all").find().usable()).isEmpty();
    }

    @Test
    void aGpuComesWithItsModelAndWithTheDriversOwnNodes() {
        driver.gpu(0, "NVIDIA H100 PCIe").gpu(1, "NVIDIA L4");
        var found = driver.search("all").find();
        assertThat(found.findings()).isEmpty();
        assertThat(found.usable()).extracting(Gpu::name).containsExactly("nvidia0, NVIDIA H100 PCIe", "nvidia1, NVIDIA L4");
        assertThat(found.usable().get(1).nodes()).containsOnlyKeys("nvidiactl", "nvidia-uvm", "nvidia1")
                .containsEntry("nvidia1", folder.resolve("dev/nvidia1"));
        assertThat(found.usable().get(1).memory()).contains(new Gpu.Memory(1, OptionalInt.empty()));
    }

    @Test
    void aGpuWithSlicesIsGivenAwaySliceBySlice() {
        driver.gpu(0, "NVIDIA H200").gpu(1, "NVIDIA H200").slice(1, "gi3", 30).slice(1, "gi3/ci0", 31).slice(1, "gi5", 48)
                .slice(1, "gi5/ci0", 49);
        assertThat(driver.search("all").find().usable()).extracting(Gpu::name).containsExactly("nvidia0, NVIDIA H200",
                "nvidia1, NVIDIA H200, slice gi3/ci0", "nvidia1, NVIDIA H200, slice gi5/ci0");
        assertThat(driver.search("1").find().usable().getLast().nodes()).containsOnlyKeys("nvidiactl", "nvidia-uvm",
                "nvidia1", "nvidia-caps/nvidia-cap48", "nvidia-caps/nvidia-cap49");
    }

    @Test
    void aSliceHasItsMemoryAloneUnlessAnotherComputesInTheSameInstance() {
        driver.gpu(0, "NVIDIA H200").slice(0, "gi3", 30).slice(0, "gi3/ci0", 31).slice(0, "gi5", 48).slice(0, "gi5/ci0", 49)
                .slice(0, "gi5/ci1", 50);
        assertThat(driver.search("all").find().usable()).extracting(Gpu::memory).containsExactly(
                Optional.of(new Gpu.Memory(0, OptionalInt.of(3))), Optional.empty(), Optional.empty());
    }

    @Test
    void onlyThoseThatMayBeLentAreFound() {
        driver.gpu(0, "A").gpu(1, "B").gpu(2, "C");
        assertThat(driver.search("0,2").find().usable()).extracting(Gpu::name).containsExactly("nvidia0, A", "nvidia2, C");
        assertThat(driver.search("none").find().usable()).isEmpty();
        assertThat(driver.search("7").find().findings()).containsExactly("GPU 7 is not on this machine");
        assertThat(driver.search("7").find().usable()).isEmpty();
    }

    @Test
    void whatStandsInTheWayIsNamedWithItsRemedy() throws IOException {
        driver.gpu(0, "A").gpu(1, "B").closed("nvidia1");
        var found = driver.search("all").find();
        assertThat(found.usable()).extracting(Gpu::name).containsExactly("nvidia0, A");
        assertThat(found.findings()).singleElement().asString().startsWith("nvidia1, B cannot be used").contains("chmod a+rw");
        driver.without("nvidia-uvm");
        assertThat(driver.search("all").find().usable()).isEmpty();
        assertThat(driver.search("all").find().findings()).singleElement().asString().contains("nvidia-modprobe");
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "some", "-1", "0,", "0, 1", "99999", "all,1" })
    void aWishThatNobodyUnderstandsIsRefused(String wish) {
        assertThatThrownBy(() -> driver.search(wish)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("all, none, or numbers such as 0,2");
    }
}
