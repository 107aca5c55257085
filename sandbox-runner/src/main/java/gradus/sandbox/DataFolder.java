package gradus.sandbox;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder of the lab's data: {@code /data} of each sandbox, or the system property {@code gradus.data}. */
public final class DataFolder {

    private DataFolder() {
    }

    /** The files {@code name.0}, {@code name.1}, … one after the other; nothing if there are none. */
    public static byte[] readParts(String name) {
        var all = new ByteArrayOutputStream();
        for (int i = 0; Files.isRegularFile(folder().resolve(name + "." + i)); i++) {
            all.writeBytes(read(name + "." + i));
        }
        return all.toByteArray();
    }

    private static Path folder() {
        return Path.of(System.getProperty("gradus.data", "/data"));
    }

    /**
     * @param name of a file, without folders
     * @throws IllegalArgumentException if there is no such file
     */
    public static byte[] read(String name) {
        if (!name.matches("[A-Za-z0-9_][A-Za-z0-9._-]{0,99}")) {
            throw new IllegalArgumentException("No name of a data file: " + name);
        }
        var file = folder().resolve(name);
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
