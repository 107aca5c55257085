package gradus.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The small curriculum of the tests, and copies of it that a test may break. */
public final class Curriculum {

    public static final Path SMALL = Path.of("src/test/resources/curriculum");

    /** One whose lab is graded for real: right, and wrong in known ways. */
    public static final Path CHECKED = Path.of("src/test/resources/checked");

    private Curriculum() {
    }

    /** Copies a folder with everything in it, and returns the copy. */
    public static Path copy(Path from, Path to) throws IOException {
        try (var paths = Files.walk(from)) {
            for (var path : paths.toList()) {
                var target = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(target);
                } else {
                    Files.copy(path, target);
                }
            }
        }
        return to;
    }

    /** Replaces a piece of a file's text; the piece must be there. */
    public static void edit(Path file, String piece, String replacement) throws IOException {
        var text = Files.readString(file);
        if (!text.contains(piece)) {
            throw new IllegalArgumentException(file + " does not contain " + piece);
        }
        Files.writeString(file, text.replace(piece, replacement));
    }
}
