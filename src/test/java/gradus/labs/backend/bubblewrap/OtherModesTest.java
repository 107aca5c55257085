package gradus.labs.backend.bubblewrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import org.jboss.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.databind.ObjectMapper;

import gradus.labs.backend.bubblewrap.box.Folders;

/**
 * The real backend as somebody else than root, and where control groups are missing. What such a machine lacks is asserted,
 * too: as what its layers say of themselves.
 */
class OtherModesTest {

    private static final int FIRST_UID = 47_901;
    private static final List<String> NO_LESS = List.of("ready true", "graded COMPLETED [first failed 0, second passed 10]",
            "returns COMPLETED ", "counted cpu true", "lingers WALL More than 1 s", "peak within true",
            "processes left 0", "closed");

    @TempDir
    private Path folder;
    private Path runtime;

    @BeforeEach
    void openToOthers() throws IOException {
        Folders.mode(folder, "rwx--x--x");
        runtime = Folders.make(folder.resolve("runtime"), "rwxr-xr-x");
        Path jar = Files.copy(Sandbox.jar().resolve("scripted.jar"), runtime.resolve("scripted.jar"));
        Folders.mode(jar, "rw-r--r--");
    }

    @Test
    void anOrdinaryUserRunsLabsAsItself() throws Exception {
        Folders.own(folder, FIRST_UID);
        var told = told(List.of("setpriv", "--reuid=" + FIRST_UID, "--regid=" + FIRST_UID, "--clear-groups", "--"),
                readableClasses(), 1);
        assertThat(told).containsAll(NO_LESS);
        assertThat(told).anyMatch(line -> line.startsWith("layer users fallback all are uid 47901, this application's own"));
        assertThat(told).contains("users [47901]", "folders %1$s/.cache/gradus %1$s/.cache/gradus/run".formatted(folder));
        assertOnlyProcesses(told);
    }

    @Test
    void withoutControlGroupsTheProcessesCarryTheirLimits() throws Exception {
        var told = told(List.of("unshare", "--mount", "--", "/bin/sh", "-c",
                "mount -t tmpfs none /sys/fs/cgroup && exec \"$@\"", "sh"), System.getProperty("java.class.path"), 1);
        assertThat(told).containsAll(NO_LESS);
        assertThat(told).anyMatch(line -> line.startsWith("layer users wished"));
        assertThat(told).contains("users [47901, 47903]", "folders /var/cache/gradus /run/gradus");
        assertOnlyProcesses(told);
    }

    /**
     * Memory that is refused is no end of its own: a program has to say that it got none. Of what should be started ahead
     * there is nothing, or more users had been seen.
     */
    private static void assertOnlyProcesses(List<String> told) {
        assertThat(told).anyMatch(line -> line.startsWith("layer control-groups fallback none that this user may write to"));
        assertThat(told).anyMatch(line -> line.startsWith("spins CPU"));
        assertThat(told).anyMatch(line -> line.startsWith("fills-memory EXITED"));
        assertThat(told).filteredOn("cancelled CANCELLED, processes left 0"::equals).hasSize(8);
    }

    @Test
    void version1AloneLimitsAndEndsAsTheOthersDo() throws Exception {
        assumeThat(Path.of("/sys/fs/cgroup/unified/cgroup.controllers")).as("both versions, of which one can be hidden")
                .exists();
        assumeThat(Path.of("/sys/fs/cgroup/cpuacct")).exists();
        var told = told(List.of("unshare", "--mount", "--", "/bin/sh", "-c",
                "umount /sys/fs/cgroup/unified && exec \"$@\"", "sh"), System.getProperty("java.class.path"), 0);
        assertThat(told).containsAll(NO_LESS).contains("layer control-groups fallback version 1 alone",
                "fills-memory MEMORY The memory of the sandbox was full", "users [47901, 47903]");
        assertThat(told).anyMatch(line -> line.startsWith("spins CPU"));
        assertThat(told).filteredOn("cancelled CANCELLED, processes left 0"::equals).hasSize(8);
    }

    private List<String> told(List<String> before, String classPath, int ahead) throws IOException, InterruptedException {
        var command = new ArrayList<>(before);
        command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m", "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder,
                "--enable-native-access=ALL-UNNAMED", "-cp", classPath, OtherMode.class.getName(), folder.toString(),
                Integer.toString(FIRST_UID), runtime.toString(), Integer.toString(ahead)));
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            var lines = out.lines().toList();
            assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    /** Where an ordinary user can read it; neither a checkout nor Maven's folder need be. */
    private String readableClasses() throws IOException {
        Path lib = Folders.make(folder.resolve("lib"), "rwxr-xr-x");
        var path = new ArrayList<String>();
        for (Class<?> type : List.of(BubblewrapBackend.class, OtherModesTest.class)) {
            Path classes = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
            Path copy = Files.createDirectory(lib.resolve(Integer.toString(path.size())));
            for (String part : List.of("gradus/labs/backend", "gradus/labs/wire")) {
                copy(classes, part, copy);
            }
            path.add(copy.toString());
        }
        for (Class<?> type : List.of(Logger.class, ObjectMapper.class, JsonFactory.class, JsonProperty.class)) {
            Path jar = Path.of(type.getProtectionDomain().getCodeSource().getLocation().getPath());
            path.add(Files.copy(jar, lib.resolve(jar.getFileName())).toString());
        }
        Folders.readableByAll(lib);
        return String.join(":", path);
    }

    private static void copy(Path from, String part, Path to) throws IOException {
        if (!Files.isDirectory(from.resolve(part))) {
            return;
        }
        try (Stream<Path> files = Files.walk(from.resolve(part))) {
            files.forEach(file -> {
                try {
                    Path target = to.resolve(from.relativize(file).toString());
                    Files.createDirectories(target.getParent());
                    Files.copy(file, target);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
