package gradus.sandbox;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What a run's numbers may depend on, beside the code and its seeds. */
public final class Machine {

    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Machine() {
    }

    /** The version of this runner; {@code unpacked} if it was not started from its jar. */
    public static String runner() {
        var version = Machine.class.getPackage().getImplementationVersion();
        return version == null ? "unpacked" : version;
    }

    public static String java() {
        return Runtime.version().toString();
    }

    /** What the kernel calls the first processor, such as {@code AMD EPYC 7B13}; null if it does not say. */
    public static String processor() {
        try (var lines = Files.lines(PROCESSORS)) {
            return lines.filter(line -> line.startsWith("model name")).findFirst()
                    .map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse(null);
        } catch (IOException unreadable) {
            return null;
        }
    }
}
