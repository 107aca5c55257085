package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.jboss.logging.Logger;

/**
 * A copy of the sandbox's programs where every user can read it, named by its content and never changed: a rebuilt
 * runtime gets a folder of its own, and runs that use the old one are not disturbed.
 *
 * @param folder holds {@code lib/} with the jars; seen inside as {@code /opt/gradus}
 * @param natives the native libraries, unpacked once; inside {@code /opt/gradus/djl}
 * @param jars names of the jars, in the order of the class path
 * @param java a JDK that every user can read
 */
public record StagedRuntime(Path folder, Path natives, List<String> jars, Path java) {

    private static final Logger LOG = Logger.getLogger(StagedRuntime.class);
    private static final String PACKED_NATIVES = "pytorch-";
    private static final String NATIVES_FOR_CUDA = "pytorch-native-cu";
    private static final int NAME_DIGITS = 24;
    private static final long UNPACK_SECONDS = 300;

    /** By its content: the jars and the JDK. */
    public String name() {
        return folder.getFileName().toString();
    }

    /** Whether the engine's libraries for CUDA are in it, and not only those for CPUs. */
    public boolean computesOnGpus() {
        return jars.stream().anyMatch(jar -> jar.startsWith(NATIVES_FOR_CUDA));
    }

    /**
     * Copies what is not there yet.
     *
     * @param jars folder with the jars of the built {@code sandbox-runner}
     * @param cache where runtimes are staged, once for all runs
     */
    public static StagedRuntime stage(Host host, Path jars, Path cache, Programs programs, Launcher launcher)
            throws NotReadyException {
        try {
            var sums = sums(jars);
            if (sums.isEmpty()) {
                throw new NotReadyException("No jar in %s: build sandbox-runner (mvn package) or set GRADUS_RUNTIME"
                        .formatted(jars));
            }
            Folders.make(cache, "rwxr-xr-x");
            host.mustReach(cache);
            try (var lock = MachineLock.take(cache.resolve("lock"))) {
                removeHalves(cache);
                return stage(jars, cache, programs, launcher, sums);
            }
        } catch (IOException | UncheckedIOException e) {
            throw new NotReadyException("Cannot stage the sandbox's programs in " + cache, e);
        }
    }

    /** What an application that was killed while it staged has left. */
    private static void removeHalves(Path cache) throws IOException {
        try (var halves = Files.newDirectoryStream(cache, ".*")) {
            for (Path half : halves) {
                Folders.delete(half);
            }
        }
    }

    private static StagedRuntime stage(Path jars, Path cache, Programs programs, Launcher launcher,
            SortedMap<String, String> sums) throws IOException, NotReadyException {
        Path java = JavaHome.readable(Path.of(System.getProperty("java.home")), cache);
        var natives = new TreeMap<>(sums);
        natives.keySet().removeIf(name -> !name.startsWith(PACKED_NATIVES));
        Path unpacked = cache.resolve("natives-" + sum(natives.toString()));
        if (!Files.isDirectory(unpacked)) {
            publish(unpacked, temporary -> {
                if (!natives.isEmpty()) {
                    unpack(launcher, java, jars, programs.unpack(), temporary);
                }
            });
        }
        var names = List.copyOf(sums.keySet());
        Path folder = cache.resolve("runtime-" + sum("%s %s %s".formatted(sums, java, Runtime.version())));
        if (!Files.isDirectory(folder)) {
            publish(folder, temporary -> {
                copyJars(jars, cache, sums, temporary);
                if (!natives.isEmpty()) {
                    remember(launcher, java, temporary, names, unpacked, programs);
                }
            });
        }
        return new StagedRuntime(folder, unpacked, names, java);
    }

    /** Without start caches everything works, only later. */
    private static void remember(Launcher launcher, Path java, Path folder, List<String> jars, Path natives,
            Programs programs) throws IOException {
        try {
            StartCache.make(launcher, java, folder, jars, natives, programs);
        } catch (IOException e) {
            LOG.warn("Sandboxes will start without a cache, and slower", e);
            Folders.delete(folder.resolve(StartCache.FOLDER));
        }
    }

    /** One line for operators. */
    public String startCaches() {
        return Files.isDirectory(folder.resolve(StartCache.FOLDER)) ? "starts are cached"
                : "starts are not cached: sandboxes take longer to start";
    }

    private static void copyJars(Path from, Path cache, SortedMap<String, String> sums, Path to) throws IOException {
        Path pool = Folders.make(cache.resolve("jars"), "rwxr-xr-x");
        Path lib = Folders.make(to.resolve("lib"), "rwxr-xr-x");
        Folders.make(to.resolve("djl"), "rwxr-xr-x");
        for (var jar : sums.entrySet()) {
            // Most jars stay the same from build to build; one copy of each serves all runtimes.
            Path kept = pool.resolve(jar.getValue());
            if (!Files.exists(kept)) {
                Path temporary = pool.resolve("." + UUID.randomUUID());
                Files.copy(from.resolve(jar.getKey()), temporary);
                if (!sum(temporary).equals(jar.getValue())) {
                    throw new IOException("%s changed while it was read; is a build running?".formatted(jar.getKey()));
                }
                Folders.mode(temporary, "r--r--r--");
                Files.move(temporary, kept, StandardCopyOption.ATOMIC_MOVE);
            }
            Files.createLink(lib.resolve(jar.getKey()), kept);
        }
    }

    private static void unpack(Launcher launcher, Path java, Path lib, String program, Path to) throws IOException {
        var process = launcher.start(List.of("/usr/bin/env", "DJL_CACHE_DIR=" + to, "HOME=" + to,
                java.resolve("bin/java").toString(), "-DDJL_CACHE_DIR=" + to, "-Dai.djl.offline=true",
                "--enable-native-access=ALL-UNNAMED", "-cp", lib + "/*", program, to.toString()), true);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(UNPACK_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw new IOException("%s could not unpack the native libraries: %s".formatted(program, output.trim()));
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while native libraries were unpacked", e);
        }
    }

    /** Fills a folder under another name and renames it: nobody ever sees half of it. */
    static void publish(Path folder, Filling filling) throws IOException {
        Path temporary = folder.resolveSibling("." + folder.getFileName() + "." + UUID.randomUUID());
        try {
            Folders.make(temporary, "rwxr-xr-x");
            filling.fill(temporary);
            Folders.readableByAll(temporary);
            Files.move(temporary, folder, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Folders.delete(temporary);
        }
    }

    interface Filling {
        void fill(Path folder) throws IOException;
    }

    private static SortedMap<String, String> sums(Path runtime) throws IOException {
        var sums = new TreeMap<String, String>();
        if (Files.isDirectory(runtime)) {
            try (var jars = Files.newDirectoryStream(runtime, "*.jar")) {
                for (Path jar : jars) {
                    sums.put(jar.getFileName().toString(), sum(jar));
                }
            }
        }
        return sums;
    }

    private static String sum(Path file) throws IOException {
        var digest = sha256();
        try (var in = Files.newInputStream(file)) {
            byte[] buffer = new byte[1 << 16];
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }

    static String sum(String text) {
        return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)))
                .substring(0, NAME_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
