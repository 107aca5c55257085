package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/** Folders with exact modes, whatever the umask says. */
public final class Folders {

    private Folders() {
    }

    /** @param mode as {@code ls} writes it: {@code rwx--x--x} */
    public static Path make(Path folder, String mode) throws IOException {
        Files.createDirectories(folder);
        return mode(folder, mode);
    }

    public static Path mode(Path path, String mode) throws IOException {
        return Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    /** Gives it to a user. An ordinary user can give nothing away; what is already the user's stays as it is. */
    public static Path own(Path path, int uid) throws IOException {
        if ((int) Files.getAttribute(path, "unix:uid") == uid) {
            return path;
        }
        Files.setAttribute(path, "unix:uid", uid);
        Files.setAttribute(path, "unix:gid", uid);
        return path;
    }

    /** The first folder on the way that users other than its owner cannot pass. */
    public static Optional<Path> blockerOf(Path path) throws IOException {
        Path real = path.toRealPath();
        for (int depth = 1; depth <= real.getNameCount(); depth++) {
            Path step = real.getRoot().resolve(real.subpath(0, depth));
            if (!Files.getPosixFilePermissions(step).contains(PosixFilePermission.OTHERS_EXECUTE)) {
                return Optional.of(step);
            }
        }
        return Optional.empty();
    }

    /** Lets every user read all of it, and run what its owner can run; nobody may change it any more. */
    public static void readableByAll(Path folder) throws IOException {
        try (var all = Files.walk(folder)) {
            for (Path path : all.filter(each -> !Files.isSymbolicLink(each)).toList()) {
                boolean runs = Files.getPosixFilePermissions(path).contains(PosixFilePermission.OWNER_EXECUTE);
                mode(path, Files.isDirectory(path) ? "rwxr-xr-x" : runs ? "r-xr-xr-x" : "r--r--r--");
            }
        }
    }

    /** Deletes a folder with everything in it; follows no link. */
    public static void delete(Path folder) throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException trouble) throws IOException {
                if (trouble != null && !(trouble instanceof NoSuchFileException)) {
                    throw trouble;
                }
                Files.delete(visited);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
