package gradus.sandbox;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the lab's data: {@code /data} of each sandbox, or the system property {@code gradus.data}. */
public final class DataFolder {

    private DataFolder() {
    }

    /**
     * @param name of a file, without folders
     * @throws IllegalArgumentException if there is no such file
     */
    public static byte[] read(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("No name of a data file: " + name);
        }
        var file = Path.of(System.getProperty("gradus.data", "/data")).resolve(name);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("There is no data file " + name);
        }
        try {
            return Files.readAllBytes(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
