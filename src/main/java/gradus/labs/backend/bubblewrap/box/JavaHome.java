package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/** The JDK that sandboxes use: the one this application runs on, or a copy of it if they could not read it there. */
final class JavaHome {

    private static final List<String> NEEDED = List.of("bin", "conf", "lib");
    /** Links out of the JDK on Debian that nobody needs without a network, or at all. */
    private static final Set<String> UNNEEDED = Set.of("cacerts", "src.zip");

    private JavaHome() {
    }

    static Path readable(Path home, Path cache) throws IOException, NotReadyException {
        Path real = home.toRealPath();
        if (!Files.exists(real.resolve("lib/modules")) || !Files.exists(real.resolve("bin/javac"))) {
            throw new NotReadyException("%s is no JDK; sandboxes need its compiler".formatted(real));
        }
        if (Folders.blockerOf(real).isEmpty() && selfContained(real)) {
            return real;
        }
        Path copy = cache.resolve("jdk-" + StagedRuntime.sum(
                real + " " + Files.getLastModifiedTime(real.resolve("lib/modules"))));
        if (!Files.isDirectory(copy)) {
            StagedRuntime.publish(copy, temporary -> copy(real, temporary));
        }
        return copy;
    }

    private static boolean selfContained(Path home) throws IOException {
        for (String name : NEEDED) {
            try (var files = Files.walk(home.resolve(name))) {
                for (Path file : files.filter(Files::isSymbolicLink).toList()) {
                    if (!UNNEEDED.contains(file.getFileName().toString())
                            && !(Files.exists(file) && file.toRealPath().startsWith(home))) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /** Copies what links point to, so that the copy needs nothing else. */
    private static void copy(Path home, Path to) throws IOException {
        for (String name : NEEDED) {
            try (var files = Files.walk(home.resolve(name), FileVisitOption.FOLLOW_LINKS)) {
                for (Path file : files.filter(Files::exists).toList()) {
                    Path target = to.resolve(home.relativize(file).toString());
                    if (Files.isDirectory(file)) {
                        Files.createDirectories(target);
                    } else if (!UNNEEDED.contains(file.getFileName().toString())) {
                        Files.copy(file, target);
                        target.toFile().setExecutable(Files.isExecutable(file), false);
                    }
                }
            }
        }
    }
}
