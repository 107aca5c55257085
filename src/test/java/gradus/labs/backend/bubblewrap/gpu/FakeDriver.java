package gradus.labs.backend.bubblewrap.gpu;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

/** The files of NVIDIA's driver, in folders of a test's. Its device files are those of {@code /dev/zero}. */
public final class FakeDriver {

    private final Path dev;
    private final Path proc;

    public FakeDriver(Path folder) {
        this.dev = folder.resolve("dev");
        this.proc = folder.resolve("proc");
        try { // sandboxes look for themselves
            Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        node("nvidiactl");
        node("nvidia-uvm");
    }

    public FakeDriver gpu(int number, String model) {
        node("nvidia" + number);
        write("gpus/0000:%02d:00.0/information".formatted(number), """
                Model: \t\t %s
                IRQ:   \t\t 42
                Device Minor: \t %d
                """.formatted(model, number));
        return this;
    }

    FakeDriver slice(int number, String instance, int minor) {
        node("nvidia-caps/nvidia-cap" + minor);
        write("capabilities/gpu%d/mig/%s/access".formatted(number, instance), """
                DeviceFileMinor: %d
                DeviceFileMode: 292
                DeviceFileModify: 1
                """.formatted(minor));
        return this;
    }

    FakeDriver without(String node) throws IOException {
        Files.delete(dev.resolve(node));
        return this;
    }

    FakeDriver closed(String node) throws IOException {
        Files.setPosixFilePermissions(dev.resolve(node), PosixFilePermissions.fromString("r--------"));
        return this;
    }

    public GpuSearch search(String lent) {
        return new GpuSearch(dev, proc, lent);
    }

    private void write(String file, String text) {
        try {
            var path = proc.resolve("driver/nvidia").resolve(file);
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void node(String name) {
        try {
            var path = dev.resolve(name);
            Files.createDirectories(path.getParent());
            var made = new ProcessBuilder(List.of("mknod", "-m", "666", path.toString(), "c", "1", "5"))
                    .redirectErrorStream(true).start();
            var said = new String(made.getInputStream().readAllBytes());
            if (made.waitFor() != 0) {
                throw new IllegalStateException("No device file: " + said);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
