package gradus.labs.backend.bubblewrap;

import java.nio.file.Files;
import java.nio.file.Path;

/** The built sandbox-runner. A machine without it fails these tests: nothing is skipped that guards the sandbox. */
final class RuntimeFolder {

    private RuntimeFolder() {
    }

    static Path required() {
        Path folder = Path.of(System.getProperty("gradus.runtime", "sandbox-runner/target/runtime"));
        if (!Files.isDirectory(folder)) {
            throw new IllegalStateException("%s is missing: (cd sandbox-runner && mvn package -DskipTests)"
                    .formatted(folder.toAbsolutePath()));
        }
        return folder;
    }
}
