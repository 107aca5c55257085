package gradus.labs.backend.bubblewrap.box;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What one sandbox sees and is: a root built from nothing, in which only the JDK, the distribution's shared libraries,
 * the runtime and its own data exist, without a network, a shell, other users or other processes.
 *
 * @param uid the user it really runs as: its own, unless this application is not root
 * @param data seen inside as {@code /data}
 * @param gate folder of the grader's socket, seen inside as {@code /gate}
 * @param opensGate whether it may write there
 * @param bounded whether a control group holds it; otherwise it carries the limit of its memory itself
 * @param devices device files that it may use: name under {@code /dev} → file
 * @param ahead whether it is started before its job is known, and rehearses
 * @param classPath as seen inside
 */
public record Profile(Host host, StagedRuntime runtime, int uid, Path data, Optional<Path> gate, boolean opensGate,
        boolean bounded, Map<String, Path> devices, Allowance allowance, boolean ahead, String classPath, String mainClass) {

    /** The user inside; outside it is {@link #uid}. */
    private static final String INNER_ID = "65533";
    private static final int MIB = 1024 * 1024;
    /** Java's heap counts as it is reserved: that it begins with a part of the machine's memory would be taken from tensors. */
    private static final String SMALL_AT_FIRST = "-Xms32m";
    private static final String LARGEST_FILE = Long.toString(256L * 1024 * 1024);

    public static String standardClassPath(StagedRuntime runtime) {
        return runtime.jars().stream().map(jar -> "/opt/gradus/lib/" + jar).collect(Collectors.joining(":"));
    }

    /** For bubblewrap, handed over in a file: its command line can be read inside. */
    List<String> arguments() {
        var list = new ArrayList<String>();
        add(list, "--unshare-all --unshare-user --uid", INNER_ID, "--gid", INNER_ID,
                "--disable-userns --assert-userns-disabled --die-with-parent --new-session --hostname lab",
                "--cap-drop ALL --clearenv");
        environment(list);
        add(list, "--ro-bind", runtime.java(), "/opt/jdk");
        add(list, "--ro-bind", host.libraries(), host.libraries());
        loader(list);
        add(list, "--ro-bind", host.prlimit(), "/opt/prlimit");
        add(list, "--ro-bind", runtime.folder(), "/opt/gradus");
        add(list, "--ro-bind", runtime.natives(), "/opt/gradus/djl");
        add(list, "--ro-bind", data, "/data");
        gate.ifPresent(folder -> add(list, opensGate ? "--bind" : "--ro-bind", folder, "/gate"));
        add(list, "--proc /proc --ro-bind /dev/null /proc/kallsyms --dev /dev");
        if (!bounded) {
            // Mapped, it would be memory that nobody can see. A file behind a mount without devices cannot be opened.
            add(list, "--ro-bind /dev/null /dev/zero");
        }
        devices.forEach((name, file) -> add(list, "--dev-bind", file, "/dev/" + name));
        tmpfs(list, "/tmp", 64);
        tmpfs(list, "/dev/shm", 16);
        tmpfs(list, "/work", 64);
        add(list, "--remount-ro /dev --remount-ro / --chdir /work");
        return list;
    }

    private static void environment(List<String> list) {
        add(list, "--setenv HOME /work --setenv LANG C.UTF-8 --setenv PATH /opt/jdk/bin --setenv TMPDIR /tmp",
                "--setenv DJL_CACHE_DIR /opt/gradus/djl --setenv OMP_NUM_THREADS 1");
    }

    /** The dynamic loader's address is part of every program. */
    private void loader(List<String> list) {
        add(list, "--symlink usr/lib /lib");
        if (host.libraries().endsWith("x86_64-linux-gnu")) {
            add(list, "--ro-bind /usr/lib64 /usr/lib64 --symlink usr/lib64 /lib64");
            return;
        }
        add(list, "--symlink", "aarch64-linux-gnu/ld-linux-aarch64.so.1", "/usr/lib/ld-linux-aarch64.so.1");
    }

    private static void tmpfs(List<String> list, String folder, int mebibytes) {
        add(list, "--size", mebibytes * MIB, "--tmpfs", folder);
    }

    /** The whole command, from dropping root to Java. */
    List<String> command() {
        var list = new ArrayList<String>();
        add(list, host.setpriv(), "--no-new-privs --inh-caps=-all");
        if (host.root()) {
            add(list, "--reuid=" + uid, "--regid=" + uid, "--clear-groups --bounding-set=-all");
        }
        add(list, "--");
        add(list, host.prlimit(), "--core=0 --nofile=1024 --memlock=8388608 --msgqueue=0", "--fsize=" + LARGEST_FILE,
                "--cpu=" + allowance.cpu().toSeconds(), "--");
        add(list, host.bwrap(), "--args 7 --add-seccomp-fd 5 --add-seccomp-fd 6 --json-status-fd 9 --");
        // Counted inside, where it is this sandbox's alone; outside it would be every sandbox's of the same user.
        add(list, "/opt/prlimit", "--nproc=" + allowance.processes());
        if (!bounded) {
            add(list, "--data=" + allowance.memoryBytes());
        }
        add(list, "--");
        var flags = new ArrayList<>(StartCache.flags(runtime.folder(), "/opt/gradus", mainClass));
        if (ahead) {
            flags.add(StartCache.REHEARSE);
        }
        if (!bounded) {
            flags.add(SMALL_AT_FIRST);
        }
        list.addAll(new JavaCommand("/opt/jdk/bin/java", allowance, opensGate || allowance.brief(), flags, classPath,
                mainClass).list());
        return list;
    }

    /** Splits constant text at blanks; a path or a number is one argument, whatever it contains. */
    private static void add(List<String> list, Object... parts) {
        for (Object part : parts) {
            if (part instanceof String text) {
                list.addAll(List.of(text.split(" ")));
            } else {
                list.add(part.toString());
            }
        }
    }
}
