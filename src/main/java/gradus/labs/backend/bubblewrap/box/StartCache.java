package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * What a JVM remembers of an earlier start of the same program: its classes loaded and linked, and how its methods were
 * used. One file a main class, made once when a runtime is staged, from a rehearsal of a run. A JVM that finds that it does
 * not fit starts without it, only later.
 *
 * @see <a href="https://openjdk.org/jeps/514">JEP 514</a> and <a href="https://openjdk.org/jeps/515">JEP 515</a>
 */
final class StartCache {

    /** In the folder of a staged runtime. */
    static final String FOLDER = "start";
    /** As a process that is started ahead does: works on a lab of nobody's, then reads its job. */
    static final String REHEARSE = "-Dgradus.rehearse=true";

    /** Says nothing of what it could not take up; standard output is a run's log. */
    private static final String QUIET = "-Xlog:disable";
    private static final Allowance ALLOWANCE = new Allowance(2048L * 1024 * 1024, 256, 2, Duration.ofMinutes(5), 0.375);
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private StartCache() {
    }

    /**
     * @param folder of the staged runtime
     * @param seenAs where the process sees that folder
     */
    static List<String> flags(Path folder, String seenAs, String main) {
        return Files.exists(folder.resolve(FOLDER).resolve(main))
                ? List.of("-XX:AOTCache=" + seenAs + "/" + FOLDER + "/" + main, QUIET)
                : List.of();
    }

    /** @param natives the unpacked native libraries */
    static void make(Launcher launcher, Path java, Path folder, List<String> jars, Path natives, Programs programs)
            throws IOException {
        Folders.make(folder.resolve(FOLDER), "rwxr-xr-x");
        var classPath = String.join(":", jars.stream().map(jar -> folder.resolve("lib").resolve(jar).toString()).toList());
        make(launcher, java, folder, classPath, natives, programs.learner(), false);
        make(launcher, java, folder, classPath, natives, programs.grader(), true);
    }

    private static void make(Launcher launcher, Path java, Path folder, String classPath, Path natives, String main,
            boolean brief) throws IOException {
        Path file = folder.resolve(FOLDER).resolve(main);
        Path notes = file.resolveSibling(main + ".notes");
        run(launcher, java, natives, classPath, brief, main,
                List.of(QUIET, REHEARSE, "-XX:AOTMode=record", "-XX:AOTConfiguration=" + notes));
        run(launcher, java, natives, classPath, brief, "",
                List.of(QUIET, "-XX:AOTMode=create", "-XX:AOTConfiguration=" + notes, "-XX:AOTCache=" + file));
        Files.delete(notes);
    }

    private static void run(Launcher launcher, Path java, Path natives, String classPath, boolean brief, String main,
            List<String> flags) throws IOException {
        var command = new ArrayList<>(List.of("/usr/bin/env", "DJL_CACHE_DIR=" + natives, "OMP_NUM_THREADS=1",
                "LANG=C.UTF-8"));
        command.addAll(new JavaCommand(java.resolve("bin/java").toString(), ALLOWANCE, brief, flags, classPath, main)
                .list());
        var process = launcher.start(command, true);
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                throw new IOException("The start of %s could not be remembered: %s".formatted(main, output.strip()));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a start was remembered", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
