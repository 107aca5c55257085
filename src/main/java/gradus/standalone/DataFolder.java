package gradus.standalone;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The one folder of everything that must last, readable by its owner only, held by one starter at a time. The lock is
 * the kernel's: it goes with the process, however that ends.
 */
final class DataFolder implements AutoCloseable {

    /** Below this a start would get stuck half-way: PostgreSQL with Keycloak's and our tables needs about 200 MB. */
    private static final long NEEDED_BYTES = 512L << 20;
    private static final String LOCK = "lock";

    private final Path folder;
    private final FileChannel channel;

    private DataFolder(Path folder, FileChannel channel) {
        this.folder = folder;
        this.channel = channel;
    }

    /** @throws StartFailure if the folder cannot be used, or another starter uses it (with its process id) */
    static DataFolder open(Path folder) {
        try {
            create(folder);
            return new DataFolder(folder, lock(folder));
        } catch (IOException e) {
            throw new StartFailure("The data folder %s cannot be used: %s%nChoose another with --data DIR."
                    .formatted(folder, reason(e)), e);
        }
    }

    /** A file in the folder; its parent folders exist afterwards. */
    Path file(String name) {
        var file = folder.resolve(name);
        folder(file.getParent());
        return file;
    }

    /** A folder in the folder, created if it is missing. */
    Path folder(String name) {
        return folder(folder.resolve(name));
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new StartFailure("The lock of " + folder + " could not be released: " + reason(e), e);
        }
    }

    private static Path folder(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new StartFailure("The folder %s cannot be created: %s".formatted(folder, reason(e)), e);
        }
    }

    private static void create(Path folder) throws IOException {
        if (Files.exists(folder) && !Files.exists(folder.resolve(LOCK)) && !empty(folder)) {
            throw new StartFailure("%s holds other things; give --data a folder of its own.".formatted(folder));
        }
        Files.createDirectories(folder);
        // For everyone else, the users of the sandboxes first of all, there is nothing to see here.
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        var free = Files.getFileStore(folder).getUsableSpace();
        if (free < NEEDED_BYTES) {
            throw new StartFailure("Only %d MB are free for %s; at least %d MB are needed."
                    .formatted(free >> 20, folder, NEEDED_BYTES >> 20));
        }
    }

    private static FileChannel lock(Path folder) throws IOException {
        var file = folder.resolve(LOCK);
        var channel = FileChannel.open(file,
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.READ));
        if (tryLock(channel) == null) {
            channel.close();
            throw new StartFailure("""
                    Gradus already runs on %s (process %s).
                    Stop that one first (Ctrl-C in its terminal), or give this one another folder with --data DIR."""
                    .formatted(folder, Files.readString(file).strip()));
        }
        channel.truncate(0);
        channel.write(UTF_8.encode(ProcessHandle.current().pid() + "\n"));
        return channel;
    }

    private static FileLock tryLock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock();
        } catch (OverlappingFileLockException heldByThisProcess) {
            return null;
        }
    }

    private static boolean empty(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            throw new StartFailure("%s is not a folder; give --data a folder of its own.".formatted(folder));
        }
        try (var entries = Files.list(folder)) {
            return entries.findAny().isEmpty();
        }
    }

    /** An I/O failure in words: the exception's own message is often only the file's name. */
    static String reason(IOException e) {
        return e.getClass().getSimpleName().replaceAll("Exception$", "") + ": " + e.getMessage();
    }
}
