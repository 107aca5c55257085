package gradus.labs.hostile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;

import gradus.labs.backend.bubblewrap.HostileGround;
import gradus.labs.backend.bubblewrap.Layer;

/** Outside the sandbox: an ordinary user with a folder of its own beside things that are not its own. */
final class Outside implements AutoCloseable {

    static final int ROOT = 0;

    final int uid = HostileGround.claimUid();
    final Path folder;
    /** The user's own folder, in one that it owns, too. */
    final Path own;

    Outside() {
        try {
            folder = mode(Files.createTempDirectory(Path.of("/tmp"), "hostile"), "rwxr-xr-x");
            own = own(Files.createDirectory(own(Files.createDirectory(folder.resolve("home"))).resolve("work")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file that every user can read, as on a machine without sandboxes. */
    Path shared(String name, String text) {
        try {
            return mode(Files.writeString(folder.resolve(name), text), "rw-r--r--");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path own(Path path) {
        try {
            Files.setAttribute(path, "unix:uid", uid);
            return path;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Outcome bare(Order order) {
        return start(order).outcome();
    }

    Outcome bareAsRoot(Order order) {
        return HostileGround.bare(order, ROOT, "", List.of()).outcome();
    }

    Outcome bareWith(Order order, String before, String... limits) {
        return HostileGround.bare(order, uid, before, List.of(limits)).outcome();
    }

    Going start(Order order, String... limits) {
        return HostileGround.bare(order, uid, "", List.of(limits));
    }

    Outcome without(Layer layer, Order order) {
        return HostileGround.without(layer, order, uid).outcome();
    }

    private static Path mode(Path path, String mode) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    @Override
    public void close() {
        HostileGround.releaseUid(uid);
        try {
            Files.walkFileTree(folder, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path visited, IOException e) throws IOException {
                    Files.delete(visited);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
