package gradus.labs.hostile.inside;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;

/** Group E. */
final class KernelAttacks {

    private static final long CLONE_NEWUSER = 0x10000000;
    private static final long TIOCSTI = 0x5412;
    private static final long TIOCLINUX = 0x541c;
    private static final int LOCK_EX = 2;
    private static final int LOCK_NB = 4;
    private static final int MARK_BYTES = 4096;
    /** What a kernel says that has looked at a senseless request: it was not refused before that. */
    private static final Set<String> LOOKED_AT = Set.of("EFAULT", "EINVAL", "EBADF", "E2BIG", "ENOTTY", "ESRCH",
            "ENODEV", "errno 5", "ENOENT");

    private KernelAttacks() {
    }

    static void run(String script, Attempts attempts) throws Throwable {
        switch (script) {
            case "kernel-all" -> all(attempts);
            case "kernel-root" -> {
                namespaces(attempts);
                privileges(attempts);
                terminal(attempts);
            }
            case "kernel-descriptors" -> descriptors(attempts);
            case "kernel-stdio" -> standardOutput(attempts);
            case "kernel-cmdline" -> commandLine(attempts);
            case "kernel-abi32" -> attempts.attack("E8", "int 0x80", KernelAttacks::oldCall);
            case "kernel-locks" -> lock(attempts, 0);
            case "kernel-sees-lock" -> lock(attempts, LOCK_NB);
            default -> throw new IllegalArgumentException(script);
        }
    }

    private static void all(Attempts attempts) throws IOException {
        attempts.attack("E1", "/proc/*/environ", () -> environments(attempts));
        attempts.honest("E1", () -> "PATH=" + System.getenv("PATH"));
        descriptors(attempts);
        standardOutput(attempts);
        commandLine(attempts);
        attempts.attack("E5", "/proc", () -> processes());
        attempts.honest("E5", () -> "own pid " + ProcessHandle.current().pid());
        namespaces(attempts);
        exotic(attempts);
        privileges(attempts);
        terminal(attempts);
        attempts.attack("E11", "own library", () -> load(Path.of(attempts.place("work"), "libown.so")));
        attempts.attack("E11 after", "fork", () -> "pid " + Native.fork(() -> 0));
        attempts.attack("E11 after", "unshare", () -> unshare());
        attempts.honest("E11", () -> "pid " + Native.call("getpid"));
    }

    private static void descriptors(Attempts attempts) {
        attempts.attack("E3", "every descriptor", () -> marked(attempts.place("mark")));
        attempts.honest("E3", () -> Files.readAllBytes(Path.of("/data/places")).length + " bytes");
    }

    private static void standardOutput(Attempts attempts) {
        attempts.attack("E4", "ftruncate", () -> {
            Native.call("ftruncate", 1, 0);
            return "cut";
        });
        attempts.honest("E4", () -> "printed");
    }

    private static void commandLine(Attempts attempts) {
        attempts.attack("E2", "/proc/1/cmdline", () -> {
            String line = Files.readString(Path.of("/proc/1/cmdline")).replace('\0', ' ');
            if (!line.contains(attempts.place("run-folder"))) {
                throw new Refused("no path of the host");
            }
            return line;
        });
        attempts.honest("E2", () -> Files.readString(Path.of("/proc/self/cmdline")).length() + " characters of its own");
    }

    private static void namespaces(Attempts attempts) {
        attempts.attack("E6", "unshare", KernelAttacks::unshare);
        attempts.attack("E6", "setns", () -> reached("setns", -1, 0));
        attempts.attack("E6", "clone3", () -> reachedNumber(435, 435, 0, 0));
        attempts.attack("E6", "clone", () -> {
            long pid = Native.numbered(56, 220, CLONE_NEWUSER, 0, 0, 0, 0);
            if (pid == 0) {
                Native.call("_exit", 0); // the other one
            }
            return "pid " + pid;
        });
        attempts.attack("E6", "mount", () -> reached("mount", 0, 0, 0, 0, 0));
        attempts.attack("E6", "chroot", () -> reached("chroot", Native.text("/nowhere")));
        attempts.honest("E6", () -> "pid " + Native.call("getpid"));
    }

    private static void exotic(Attempts attempts) {
        attempts.attack("E7", "io_uring_setup", () -> reachedNumber(425, 425, 0, 0));
        attempts.attack("E7", "bpf", () -> reachedNumber(321, 280, -1, 0, 0));
        attempts.attack("E7", "perf_event_open", () -> reachedNumber(298, 241, 0, 0, 0, -1, 0));
        attempts.attack("E7", "userfaultfd", () -> reachedNumber(323, 282, -1));
        attempts.attack("E7", "keyctl", () -> reachedNumber(250, 219, 0, -3, 0));
        attempts.attack("E7", "add_key", () -> reachedNumber(248, 217, 0, 0, 0, 0, 0));
        attempts.attack("E7", "open_by_handle_at", () -> reachedNumber(304, 265, -1, 0, 0));
        attempts.attack("E7", "memfd_secret", () -> reachedNumber(447, 447, -1));
        attempts.honest("E7", () -> "id " + Native.call("getuid"));
    }

    private static void privileges(Attempts attempts) {
        attempts.attack("E9", "setuid 0", () -> "is " + Native.call("setresuid", 0, 0, 0));
        attempts.attack("E9", "nice -5", () -> "is " + Native.call("setpriority", 0, 0, -5));
        attempts.attack("E9 limits", "more files", () -> {
            var limit = Native.memory(16);
            Native.call("getrlimit", 7, limit.address());
            limit.set(ValueLayout.JAVA_LONG, 8, limit.get(ValueLayout.JAVA_LONG, 8) + 1);
            return "is " + Native.call("setrlimit", 7, limit.address());
        });
        attempts.attack("E9", "programs of root's", KernelAttacks::setuidPrograms);
        attempts.honest("E9", () -> "id " + Native.call("getuid"));
    }

    private static void terminal(Attempts attempts) {
        attempts.attack("E10", "TIOCSTI", () -> reached("ioctl", 0, TIOCSTI, Native.text("x")));
        attempts.attack("E10", "TIOCLINUX", () -> reached("ioctl", 0, TIOCLINUX, Native.text("\u0003")));
        attempts.honest("E10", () -> {
            System.out.print("");
            return "prints";
        });
    }

    /** Two labs share the inodes of the JDK: one holds a lock on its file, the other sees it. */
    private static void lock(Attempts attempts, int how) throws Throwable {
        long file = Native.call("open", Native.text(attempts.place("shared")), 0);
        if (how == LOCK_NB) {
            attempts.attack("E12", "sees a lock", () -> {
                try {
                    Native.call("flock", file, LOCK_EX | LOCK_NB);
                    throw new Refused("free");
                } catch (Refused e) {
                    if (e.getMessage().equals("EAGAIN")) {
                        return "one bit";
                    }
                    throw e;
                }
            });
            return;
        }
        Native.call("flock", file, LOCK_EX);
        attempts.say("E12", "locks", "fine", "holds");
        Thread.sleep(60_000);
    }

    private static String environments(Attempts attempts) throws Exception {
        var found = new TreeSet<String>();
        try (var all = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : all) {
                try {
                    String text = Files.readString(process.resolve("environ"), StandardCharsets.ISO_8859_1);
                    for (String variable : text.split("\0")) {
                        if (variable.startsWith(attempts.place("canary"))) {
                            found.add(variable.substring(0, variable.indexOf('=')));
                        }
                    }
                } catch (IOException e) {
                    continue;
                }
            }
        }
        if (found.isEmpty()) {
            throw new Refused("none of the launcher's");
        }
        return "the launcher's " + found;
    }

    /** Reads from every descriptor that is open, and looks for text that only a hidden file holds. */
    private static String marked(String mark) throws Throwable {
        var memory = Native.memory(MARK_BYTES);
        for (int descriptor = 3; descriptor < 256; descriptor++) {
            try {
                int read = (int) Native.call("pread", descriptor, memory.address(), MARK_BYTES, 0);
                byte[] bytes = memory.asSlice(0, read).toArray(ValueLayout.JAVA_BYTE);
                if (new String(bytes, StandardCharsets.ISO_8859_1).contains(mark)) {
                    return "read from descriptor " + descriptor;
                }
            } catch (Refused e) {
                continue;
            }
        }
        throw new Refused("none is open");
    }

    private static String processes() throws Exception {
        try (var entries = Files.list(Path.of("/proc"))) {
            long count = entries.filter(entry -> entry.getFileName().toString().matches("[0-9]+")).count();
            if (count <= 3) {
                throw new Refused(count + " of its own");
            }
            return count + " are visible";
        }
    }

    /**
     * A program with threads cannot make a user namespace; another that it starts can. A fork of this one may hang: in
     * it the other threads of the JVM are missing.
     */
    private static String unshare() throws Throwable {
        try {
            return "made " + Native.call("unshare", CLONE_NEWUSER);
        } catch (Refused e) {
            if (!e.getMessage().equals("EINVAL")) {
                throw e;
            }
        }
        int status = new ProcessBuilder("unshare", "--user", "true").inheritIO().start().waitFor();
        if (status != 0) {
            throw new Refused("status " + status);
        }
        return "made by another program";
    }

    private static String reached(String function, long... arguments) throws Throwable {
        try {
            return "is " + Native.call(function, arguments);
        } catch (Refused e) {
            return looked(e);
        }
    }

    private static String reachedNumber(long x86, long arm, long... arguments) throws Throwable {
        try {
            return "is " + Native.numbered(x86, arm, arguments);
        } catch (Refused e) {
            return looked(e);
        }
    }

    private static String looked(Refused e) throws Refused {
        if (!LOOKED_AT.contains(e.getMessage())) {
            throw e;
        }
        return "the kernel looked at it: " + e.getMessage();
    }

    private static String setuidPrograms() throws Exception {
        var found = new TreeSet<String>();
        for (String folder : new String[] { "/usr/bin", "/usr/lib", "/opt" }) {
            if (!Files.isDirectory(Path.of(folder))) {
                continue;
            }
            try (var files = Files.newDirectoryStream(Path.of(folder))) {
                for (Path file : files) {
                    if (((int) Files.getAttribute(file, "unix:mode") & 04000) != 0) {
                        found.add(file.toString());
                    }
                }
            }
        }
        if (found.isEmpty()) {
            throw new Refused("there are none");
        }
        return found.toString();
    }

    private static String load(Path copy) throws Exception {
        Path libraries = Path.of("/usr/lib", Native.X86 ? "x86_64-linux-gnu" : "aarch64-linux-gnu");
        Files.copy(libraries.resolve("libm.so.6"), copy);
        System.load(copy.toString());
        return "loaded";
    }

    /** mov eax, 20 (getpid of the 32-bit calls); int 0x80; ret. */
    private static String oldCall() throws Throwable {
        if (!Native.X86) {
            throw new Refused("no such calls on this architecture");
        }
        long page = Native.call("mmap", 0, 4096, 7, 0x22, -1, 0);
        byte[] code = { (byte) 0xb8, 20, 0, 0, 0, (byte) 0xcd, (byte) 0x80, (byte) 0xc3 };
        var memory = MemorySegment.ofAddress(page).reinterpret(4096);
        MemorySegment.copy(code, 0, memory, ValueLayout.JAVA_BYTE, 0, code.length);
        int result = (int) Linker.nativeLinker().downcallHandle(memory, FunctionDescriptor.of(ValueLayout.JAVA_INT))
                .invokeExact();
        if (result < 0) {
            throw new Refused("errno " + -result);
        }
        return "answered " + result;
    }
}
