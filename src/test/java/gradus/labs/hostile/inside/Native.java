package gradus.labs.hostile.inside;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemoryLayout.PathElement;
import java.lang.foreign.MemorySegment;
import java.lang.invoke.MethodHandle;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** The C library, as any learner's code can call it: by name, with numbers. */
final class Native {

    static final boolean X86 = System.getProperty("os.arch").equals("amd64");
    private static final Linker LINKER = Linker.nativeLinker();
    private static final Linker.Option ERRNO = Linker.Option.captureCallState("errno");
    private static final MemoryLayout STATE = Linker.Option.captureStateLayout();
    private static final Map<String, MethodHandle> HANDLES = new HashMap<>();
    private static final Map<Integer, String> NAMES = Map.ofEntries(Map.entry(1, "EPERM"), Map.entry(2, "ENOENT"),
            Map.entry(3, "ESRCH"), Map.entry(7, "E2BIG"), Map.entry(9, "EBADF"), Map.entry(11, "EAGAIN"),
            Map.entry(12, "ENOMEM"), Map.entry(13, "EACCES"), Map.entry(14, "EFAULT"), Map.entry(16, "EBUSY"),
            Map.entry(17, "EEXIST"), Map.entry(18, "EXDEV"), Map.entry(19, "ENODEV"), Map.entry(20, "ENOTDIR"),
            Map.entry(22, "EINVAL"), Map.entry(24, "EMFILE"), Map.entry(25, "ENOTTY"), Map.entry(27, "EFBIG"),
            Map.entry(28, "ENOSPC"), Map.entry(30, "EROFS"), Map.entry(38, "ENOSYS"), Map.entry(97, "EAFNOSUPPORT"),
            Map.entry(101, "ENETUNREACH"), Map.entry(111, "ECONNREFUSED"));

    private Native() {
    }

    /** @throws Refused with the name of {@code errno} */
    static long call(String function, long... arguments) throws Throwable {
        try (var arena = Arena.ofConfined()) {
            var state = arena.allocate(STATE);
            Object[] all = new Object[arguments.length + 1];
            all[0] = state;
            Arrays.setAll(all, i -> i == 0 ? state : arguments[i - 1]);
            long result = (long) handle(function, arguments.length).invokeWithArguments(all);
            if ((int) result == -1) {
                int errno = (int) STATE.varHandle(PathElement.groupElement("errno")).get(state, 0L);
                throw new Refused(NAMES.getOrDefault(errno, "errno " + errno));
            }
            return result;
        }
    }

    /** A call without a name in the C library; its number where the architectures differ. */
    static long numbered(long x86, long arm, long... arguments) throws Throwable {
        long[] all = new long[7];
        all[0] = X86 ? x86 : arm;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return call("syscall", all);
    }

    /** What is not undone while this program lives. */
    static long text(String text) {
        return Arena.global().allocateFrom(text).address();
    }

    static MemorySegment memory(long bytes) {
        return Arena.global().allocate(bytes, 16);
    }

    /** A second process that does one thing and ends: what {@code then} returns is its exit code. */
    static long fork(Child then) throws Throwable {
        handle("_exit", 1);
        long pid = (int) call("fork");
        if (pid == 0) {
            int code;
            try {
                code = then.run();
            } catch (Throwable e) {
                code = 99;
            }
            call("_exit", code);
        }
        return pid;
    }

    interface Child {
        int run() throws Throwable;
    }

    private static synchronized MethodHandle handle(String function, int arguments) {
        return HANDLES.computeIfAbsent(function + arguments, _ -> LINKER.downcallHandle(
                LINKER.defaultLookup().findOrThrow(function), FunctionDescriptor.of(JAVA_LONG,
                        Collections.nCopies(arguments, JAVA_LONG).toArray(MemoryLayout[]::new)),
                ERRNO));
    }
}
