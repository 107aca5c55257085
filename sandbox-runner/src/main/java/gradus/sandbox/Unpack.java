package gradus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Set;

import ai.djl.engine.Engine;
import ai.djl.util.Utils;

/**
 * Unpacks the engine's native libraries into {@code DJL_CACHE_DIR}, once, outside any sandbox: 432 MB that a sandbox
 * then only reads. Prints the engine and its version.
 */
public final class Unpack {

    private Unpack() {
    }

    /** Takes no arguments. */
    public static void main(String[] args) throws IOException {
        System.setProperty("ai.djl.offline", "true");
        if (Utils.getEnvOrSystemProperty("DJL_CACHE_DIR") == null) {
            throw new IllegalArgumentException("DJL_CACHE_DIR says where to; it is not set");
        }
        var engine = Engine.getInstance();
        makeReadable(Utils.getCacheDir());
        System.out.println(engine.getEngineName() + " " + engine.getVersion());
    }

    /** DJL unpacks into a temporary folder, which only its owner may enter, and keeps its permissions. */
    private static void makeReadable(Path folder) throws IOException {
        try (var paths = Files.walk(folder)) {
            for (var path : (Iterable<Path>) paths::iterator) {
                var permissions = Files.getPosixFilePermissions(path);
                permissions.addAll(Set.of(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ));
                if (Files.isDirectory(path)) {
                    permissions.addAll(Set.of(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));
                }
                Files.setPosixFilePermissions(path, permissions);
            }
        }
    }
}
