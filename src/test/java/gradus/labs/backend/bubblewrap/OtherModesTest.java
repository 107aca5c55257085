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
            "processes left 0", "closed",
            "finding refused: network", "finding refused: files of others", "finding refused: environment",
            "finding refused: writing", "finding refused: other processes", "finding refused: starting a process",
            "finding refused: a new namespace", "finding refused: privileges", "finding refused: open files");

    /** Where control groups count all memory, nobody minds how it is held. */
    private static final String HIDDEN = "hides-memory shared pages %1$s, a file without a name %1$s, zeros %1$s, "
            + "a shared segment %1$s, semaphores %1$s, a queue %1$s: MEMORY %2$s";

    private static final List<String> WITHOUT_GROUPS = List.of("unshare", "--mount", "--", "/bin/sh", "-c",
            "mount -t tmpfs none /sys/fs/cgroup && exec \"$@\"", "sh");

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
        assertHolds(told);
        assertThat(told).anyMatch(line -> line.startsWith("layer users fallback all are uid 47901, this application's own"));
        assertThat(told).contains("users [47901]", "folders %1$s/.cache/gradus %1$s/.cache/gradus/run".formatted(folder));
        assertOnlyProcesses(told);
    }

    @Test
    void withoutControlGroupsTheProcessesCarryTheirLimits() throws Exception {
        var told = told(WITHOUT_GROUPS, System.getProperty("java.class.path"), 1, "makes-files");
        assertHolds(told);
        assertThat(told).anyMatch(line -> line.startsWith("layer users wished"));
        assertThat(told).as("a gap: what the kernel holds for a sandbox, here 350 MB of empty files, counts nowhere")
                .contains("makes-files : COMPLETED ");
        assertThat(told).contains("users [47901, 47903]", "folders /var/cache/gradus /run/gradus");
        assertOnlyProcesses(told);
    }

    /**
     * Memory that is refused is no end of its own: a program has to say that it got none. Of what should be started ahead
     * there is nothing, or more users had been seen.
     */
    private static void assertOnlyProcesses(List<String> told) {
        assertThat(told).anyMatch(line -> line.startsWith("layer control-groups fallback none that this user may write to"));
        assertThat(told).anyMatch(line -> line.startsWith("fills-memory EXITED"));
        assertThat(told).contains(HIDDEN.formatted("refused", "More than 256 MiB of memory"));
    }

    /** A GiB is the least that a lab of the curriculum asks for. */
    @Test
    void compilerAndEngineRunWithinTheMemoryOfALabThatTheirProcessCarries() throws Exception {
        var told = told(WITHOUT_GROUPS, System.getProperty("java.class.path"), RealOtherMode.class,
                List.of(Integer.toString(FIRST_UID), "1024"));
        assertThat(told).contains("ready true", "practice COMPLETED []",
                "graded COMPLETED [sum passed 10, attack failed 0, product failed 0, frame failed 0, late failed 0, again passed 10]",
                "processes left 0");
        assertThat(told).anyMatch(line -> line.startsWith("layer control-groups fallback none"));
        assertThat(told).as("what is refused ends as the program makes it end").doesNotContain("hog COMPLETED []");
    }

    @Test
    void version1AloneLimitsAndEndsAsTheOthersDo() throws Exception {
        assumeThat(Path.of("/sys/fs/cgroup/unified/cgroup.controllers")).as("both versions, of which one can be hidden")
                .exists();
        assumeThat(Path.of("/sys/fs/cgroup/cpuacct")).exists();
        var told = told(List.of("unshare", "--mount", "--", "/bin/sh", "-c",
                "umount /sys/fs/cgroup/unified && exec \"$@\"", "sh"), System.getProperty("java.class.path"), 0);
        assertHolds(told);
        assertThat(told).contains("layer control-groups fallback version 1 alone",
                "fills-memory MEMORY The memory of the sandbox was full", "users [47901, 47903]",
                HIDDEN.formatted("got", "The memory of the sandbox was full"));
    }

    /** What holds in every mode. */
    private static void assertHolds(List<String> told) {
        assertThat(told).containsAll(NO_LESS);
        assertThat(told).anyMatch(line -> line.startsWith("spins CPU"));
        assertThat(told).as("Java says so, too").anyMatch(line -> line.startsWith("starts-threads ")
                && line.endsWith("threads refused: COMPLETED "));
        assertThat(told).filteredOn("cancelled CANCELLED, processes left 0"::equals).hasSize(8);
    }

    private List<String> told(List<String> before, String classPath, int ahead, String... scripts)
            throws IOException, InterruptedException {
        var arguments = new ArrayList<>(List.of(folder.toString(), Integer.toString(FIRST_UID), runtime.toString(),
                Integer.toString(ahead)));
        arguments.addAll(List.of(scripts));
        return told(before, classPath, OtherMode.class, arguments);
    }

    private List<String> told(List<String> before, String classPath, Class<?> application, List<String> arguments)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(before);
        command.addAll(List.of(ProcessHandle.current().info().command().orElseThrow(), "-Xmx128m", "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder, "--enable-native-access=ALL-UNNAMED", "-cp", classPath, application.getName()));
        command.addAll(arguments);
        var process = new ProcessBuilder(command).redirectErrorStream(true).start();
        try (BufferedReader out = process.inputReader()) {
            var lines = out.lines().toList();
            assertThat(process.waitFor()).as(String.join("\n", lines)).isZero();
            assertThat(left(process.pid())).as("folders, user ids, control groups").isEmpty();
            return lines;
        } finally {
            process.destroyForcibly();
        }
    }

    /** What an application with this process has left where it keeps things while it runs. */
    private List<Path> left(long pid) throws IOException {
        var places = new ArrayList<Path>();
        for (Path run : List.of(folder.resolve("run"), Settings.RUN)) {
            places.addAll(List.of(run, run.resolve("uids")));
        }
        for (String tree : List.of("", "unified", "memory", "pids", "cpu", "cpuacct")) {
            places.add(Path.of("/sys/fs/cgroup", tree, "gradus"));
        }
        var left = new ArrayList<Path>();
        for (Path place : places.stream().filter(Files::isDirectory).toList()) {
            try (var found = Files.list(place)) {
                found.filter(each -> ofApplication(each, pid + "-")).forEach(left::add);
            }
        }
        return left;
    }

    private static boolean ofApplication(Path found, String instance) {
        try {
            return found.getFileName().toString().startsWith(instance)
                    || Files.isSymbolicLink(found) && Files.readSymbolicLink(found).toString().startsWith(instance);
        } catch (IOException e) {
            return false; // another application's, and gone
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
