package gradus.labs.backend.bubblewrap;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a hostile program would try, run inside a sandbox by the {@link SelfTest}. Prints a line for each attempt:
 * {@code held}, or {@code LEAK} with what it got. Stands alone: inside, only this class and the JDK exist.
 */
final class Probe {

    private static final Set<String> ENVIRONMENT = Set.of("HOME", "LANG", "PATH", "TMPDIR", "DJL_CACHE_DIR",
            "OMP_NUM_THREADS", "PWD");
    private static final List<String> READ_ONLY = List.of("/", "/usr/lib", "/opt", "/opt/jdk", "/opt/gradus", "/data",
            "/gate", "/dev", "/proc/sys/kernel");
    private static final PrintStream OUT = new PrintStream(new FileOutputStream(FileDescriptor.out), true,
            StandardCharsets.UTF_8);
    private static final int CLONE_NEWUSER = 0x10000000;

    private Probe() {
    }

    /** An attempt; says what it got, nothing if it got nothing. */
    private interface Attempt {
        String run() throws Throwable;
    }

    /** Reads a port on which somebody listens outside, and a file that exists outside. */
    public static void main(String[] arguments) throws IOException {
        byte[] line = System.in.readNBytes(4096);
        String[] told = new String(line, StandardCharsets.UTF_8).trim().split(" ", 2);
        attempt("network", () -> connect(Integer.parseInt(told[0])));
        attempt("files of others", () -> read(Path.of(told[1])) + read(Path.of("/etc/shadow")));
        attempt("environment", Probe::environment);
        attempt("writing", Probe::write);
        attempt("other processes", Probe::processes);
        attempt("starting a process", Probe::fork);
        attempt("a new namespace", Probe::unshare);
        attempt("privileges", Probe::privileges);
        attempt("open files", Probe::openFiles);
        OUT.println("end");
    }

    private static void attempt(String name, Attempt attempt) {
        String got;
        try {
            got = attempt.run();
        } catch (Throwable e) {
            got = "failed: " + e;
        }
        OUT.println((got.isEmpty() ? "held " : "LEAK ") + name + (got.isEmpty() ? "" : ": " + got));
    }

    private static String connect(int port) {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
            return "connected";
        } catch (IOException e) {
            return "";
        }
    }

    private static String read(Path file) {
        try {
            return file + " has " + Files.readAllBytes(file).length + " bytes ";
        } catch (IOException e) {
            return "";
        }
    }

    private static String environment() throws IOException {
        String launcher = new String(Files.readAllBytes(Path.of("/proc/1/environ")), StandardCharsets.UTF_8);
        var own = new TreeSet<>(System.getenv().keySet());
        own.removeAll(ENVIRONMENT);
        return launcher.replace('\0', ' ') + String.join(" ", own);
    }

    private static String write() {
        var written = new StringBuilder();
        for (String folder : READ_ONLY) {
            try {
                Files.writeString(Path.of(folder, "probe"), "x");
                written.append(folder).append(' ');
            } catch (IOException e) {
                continue;
            }
        }
        return written.toString();
    }

    private static String processes() throws IOException {
        try (var entries = Files.list(Path.of("/proc"))) {
            long count = entries.filter(entry -> entry.getFileName().toString().matches("[0-9]+")).count();
            return count <= 3 ? "" : count + " are visible";
        }
    }

    private static String fork() {
        try {
            new ProcessBuilder("/opt/jdk/bin/java", "-version").start().destroyForcibly();
            return "started";
        } catch (IOException e) {
            return "";
        }
    }

    private static String unshare() throws Throwable {
        var linker = Linker.nativeLinker();
        var call = linker.downcallHandle(linker.defaultLookup().findOrThrow("unshare"),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
        return (int) call.invokeExact(CLONE_NEWUSER) == 0 ? "made" : "";
    }

    private static String privileges() throws IOException {
        var found = new StringBuilder();
        var status = Files.readAllLines(Path.of("/proc/self/status"));
        for (String expected : List.of("NoNewPrivs:\t1", "Seccomp:\t2", "CapEff:\t0000000000000000",
                "CapPrm:\t0000000000000000", "CapBnd:\t0000000000000000")) {
            if (!status.contains(expected)) {
                found.append("not ").append(expected.replace("\t", " ")).append(' ');
            }
        }
        return found.toString();
    }

    private static String openFiles() throws IOException {
        var found = new StringBuilder();
        try (var open = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : open) {
                String target = Files.isSymbolicLink(descriptor) ? Files.readSymbolicLink(descriptor).toString() : "";
                if (target.startsWith("/") && !target.matches("/(opt|proc|data|dev)/.*")) {
                    found.append(target).append(' ');
                }
            }
        }
        return found.toString();
    }
}
