package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What this machine and this user bring along.
 *
 * @param libraries the distribution's folder of shared libraries, {@code /usr/lib/x86_64-linux-gnu}
 * @param version bubblewrap's
 * @param uid the user that this application runs as
 */
public record Host(Path bwrap, Path setpriv, Path prlimit, Path libraries, String version, int uid) {

    private static final Pattern AVAILABLE = Pattern.compile("(?m)^MemAvailable:\\s+([0-9]+) kB$");
    private static final List<Path> FOLDERS = List.of(Path.of("/usr/bin"), Path.of("/bin"), Path.of("/usr/local/bin"));

    public static Host inspect(Launcher launcher) throws NotReadyException {
        try {
            Path bwrap = find("bwrap", "bubblewrap");
            return new Host(bwrap, find("setpriv", "util-linux"), find("prlimit", "util-linux"), findLibraries(),
                    version(launcher, bwrap), user());
        } catch (IOException e) {
            throw new NotReadyException("Cannot inspect this machine", e);
        }
    }

    /** The user that this application runs as. */
    public static int user() {
        try {
            return (int) Files.getAttribute(Path.of("/proc/self"), "unix:uid");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether each sandbox can have a user of its own. */
    public boolean root() {
        return uid == 0;
    }

    /** Whether sandboxes can walk to a folder: as users of their own, they need it open to everybody. */
    public void mustReach(Path folder) throws NotReadyException, IOException {
        var blocker = root() ? Folders.blockerOf(folder) : Optional.<Path> empty();
        if (blocker.isPresent()) {
            throw new NotReadyException("Sandboxes cannot walk to %s: %s is closed to other users (chmod o+x %s)"
                    .formatted(folder, blocker.get(), blocker.get()));
        }
    }

    /** What programs can still get without anything being swapped out; 0 if the kernel does not say. */
    public static long freeMemoryBytes() {
        try {
            var found = AVAILABLE.matcher(Files.readString(Path.of("/proc/meminfo")));
            return found.find() ? 1024 * Long.parseLong(found.group(1)) : 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path find(String program, String distributionPackage) throws NotReadyException {
        return FOLDERS.stream().map(folder -> folder.resolve(program)).filter(Files::isExecutable).findFirst()
                .orElseThrow(() -> new NotReadyException("%s is missing: apt-get install %s"
                        .formatted(program, distributionPackage)));
    }

    private static Path findLibraries() throws NotReadyException {
        String architecture = System.getProperty("os.arch").equals("amd64") ? "x86_64" : System.getProperty("os.arch");
        Path folder = Path.of("/usr/lib", architecture + "-linux-gnu");
        if (!Files.isDirectory(folder)) {
            throw new NotReadyException("%s is missing: sandboxes need a distribution of the Debian family"
                    .formatted(folder));
        }
        return folder;
    }

    /** {@code --disable-userns} came with 0.8.0. */
    private static String version(Launcher launcher, Path bwrap) throws IOException, NotReadyException {
        var process = launcher.start(List.of(bwrap.toString(), "--version"), true);
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).trim();
        String version = text.substring(text.lastIndexOf(' ') + 1);
        if (!version.matches("[0-9]+\\.[0-9]+(\\.[0-9]+)?")) {
            throw new NotReadyException("bubblewrap does not tell its version: " + text);
        }
        String[] parts = version.split("\\.");
        if (parts[0].equals("0") && Integer.parseInt(parts[1]) < 8) {
            throw new NotReadyException("bubblewrap %s is too old, 0.8.0 or later is needed".formatted(version));
        }
        return version;
    }
}
