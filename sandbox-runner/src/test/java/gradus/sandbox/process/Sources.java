package gradus.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;

/** Sources of throw-away labs, below {@code src/test/resources/labs}. */
final class Sources {

    private Sources() {
    }

    /** All files of a folder, by name. */
    static Map<String, String> of(String folder) {
        try (var files = Files.list(Path.of("src", "test", "resources", "labs").resolve(folder))) {
            return files.collect(Collectors.toMap(file -> file.getFileName().toString(), Sources::text));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
