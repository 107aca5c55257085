package gradus.standalone;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/** Unpacked programs of others, shared by all data folders of this checkout. Losing it costs only time. */
final class Software {

    /** Fills an empty folder. */
    interface Preparation {
        void into(Path folder) throws IOException;
    }

    private final Path folder;

    private Software(Path folder) {
        this.folder = folder;
    }

    static Software in(Path folder) throws IOException {
        return new Software(Files.createDirectories(folder));
    }

    /**
     * The folder of that name, prepared the first time it is asked for. Only a whole folder gets the name: a start
     * that was killed in between begins again. A second starter waits for the first.
     */
    Path once(String name, Preparation preparation) throws IOException {
        var whole = folder.resolve(name);
        if (Files.exists(whole)) {
            return whole;
        }
        try (var channel = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE,
                StandardOpenOption.WRITE); var lock = channel.lock()) {
            if (!Files.exists(whole)) {
                var half = folder.resolve(name + ".half");
                delete(half);
                preparation.into(Files.createDirectory(half));
                Files.move(half, whole, StandardCopyOption.ATOMIC_MOVE);
            }
            return whole;
        }
    }

    static void delete(Path tree) throws IOException {
        if (!Files.exists(tree)) {
            return;
        }
        try (var all = Files.walk(tree)) {
            for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
