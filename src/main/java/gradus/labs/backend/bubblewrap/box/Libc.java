package gradus.labs.backend.bubblewrap.box;

import static java.lang.foreign.ValueLayout.ADDRESS;
import static java.lang.foreign.ValueLayout.JAVA_INT;
import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** The few calls of the system's C library that Java has no word for. */
public final class Libc {

    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final MethodHandle CREAT = handle("creat", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));
    private static final MethodHandle CLOSE = handle("close", FunctionDescriptor.of(JAVA_INT, JAVA_INT));
    private static final MethodHandle MOUNT = handle("mount",
            FunctionDescriptor.of(JAVA_INT, ADDRESS, ADDRESS, ADDRESS, JAVA_LONG, ADDRESS));
    private static final MethodHandle UMOUNT = handle("umount2", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT));

    private static final MethodHandle KILL = handle("kill", FunctionDescriptor.of(JAVA_INT, JAVA_INT, JAVA_INT));

    private static final long NOSUID = 2;
    private static final long NODEV = 4;
    private static final long NOEXEC = 8;
    private static final long NOSYMFOLLOW = 256;
    private static final int DETACH = 2;

    private Libc() {
    }

    /** Opens a new, empty file of mode 0600 for writing, and returns its descriptor; {@link #close} it. */
    static int create(Path file) throws IOException {
        try (var arena = Arena.ofConfined()) {
            return call("create " + file, arena, CREAT, arena.allocateFrom(file.toString()), 0600);
        }
    }

    static void close(int descriptor) throws IOException {
        try (var arena = Arena.ofConfined()) {
            call("close " + descriptor, arena, CLOSE, descriptor);
        }
    }

    /** Mounts an empty file system in memory that holds nothing to run and follows no link. */
    public static void mountTmpfs(Path folder, String options) throws IOException {
        try (var arena = Arena.ofConfined()) {
            call("mount a tmpfs at " + folder, arena, MOUNT, arena.allocateFrom("tmpfs"),
                    arena.allocateFrom(folder.toString()), arena.allocateFrom("tmpfs"),
                    NOSUID | NODEV | NOEXEC | NOSYMFOLLOW, arena.allocateFrom(options));
        }
    }

    /** Takes a mount out of sight at once; the kernel frees it when the last process lets go. */
    public static void unmount(Path folder) throws IOException {
        try (var arena = Arena.ofConfined()) {
            call("unmount " + folder, arena, UMOUNT, arena.allocateFrom(folder.toString()), DETACH);
        }
    }

    static void signal(long pid, int signal) throws IOException {
        try (var arena = Arena.ofConfined()) {
            call("send signal %d to process %d".formatted(signal, pid), arena, KILL, Math.toIntExact(pid), signal);
        }
    }

    private static MethodHandle handle(String name, FunctionDescriptor shape) {
        return LINKER.downcallHandle(LINKER.defaultLookup().findOrThrow(name), shape, ERRNO);
    }

    private static int call(String what, Arena arena, MethodHandle function, Object... arguments) throws IOException {
        MemorySegment state = arena.allocate(Linker.Option.captureStateLayout());
        Object[] all = new Object[arguments.length + 1];
        all[0] = state;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        int result;
        try {
            result = (int) function.invokeWithArguments(all);
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot call the C library to " + what, e);
        }
        if (result < 0) {
            var errno = Linker.Option.captureStateLayout().varHandle(MemoryLayout.PathElement.groupElement("errno"));
            throw new IOException("Cannot %s: error %d".formatted(what, (int) errno.get(state, 0L)));
        }
        return result;
    }
}
