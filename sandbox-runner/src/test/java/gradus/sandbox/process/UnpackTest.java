package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UnpackTest {

    @TempDir
    Path folder;

    /** Into the cache of these tests, where it lies already or is needed anyway. */
    @Test
    void whatIsUnpackedCanBeReadByEveryone() throws IOException {
        try (var unpack = new Jvm("gradus.sandbox.Unpack", folder, List.of())) {
            assertThat(unpack.next()).startsWith("PyTorch 2.7.1");
            assertThat(unpack.exitCode()).isZero();
        }
        var cache = Path.of(System.getenv("DJL_CACHE_DIR"));
        try (var paths = Files.walk(cache)) {
            assertThat(paths).isNotEmpty().allSatisfy(path -> assertThat(
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .matches(Files.isDirectory(path) ? "r.xr.xr.x" : "r..r..r.."));
        }
        try (var paths = Files.walk(cache)) {
            assertThat(paths.map(path -> path.getFileName().toString()).toList()).contains("libtorch_cpu.so",
                    "0.35.1-libdjl_torch.so");
        }
    }
}
