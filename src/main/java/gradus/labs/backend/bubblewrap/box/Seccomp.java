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
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.nio.file.Path;

/** One system call filter, built by libseccomp: everything is allowed that no rule refuses. */
final class Seccomp implements AutoCloseable {

    /** How an argument of a call is compared, as in {@code seccomp.h}. */
    enum Compare {
        EQUAL(4),
        AT_LEAST(5),
        MASKED_EQUAL(7);

        private final int code;

        Compare(int code) {
            this.code = code;
        }
    }

    /** @param mask only for {@link Compare#MASKED_EQUAL} */
    record Argument(int index, Compare compare, long mask, long value) {

        static Argument equal(int index, long value) {
            return new Argument(index, Compare.EQUAL, 0, value);
        }

        static Argument atLeast(int index, long value) {
            return new Argument(index, Compare.AT_LEAST, 0, value);
        }

        static Argument masked(int index, long mask, long value) {
            return new Argument(index, Compare.MASKED_EQUAL, mask, value);
        }
    }

    private static final int ALLOW = 0x7fff0000;
    private static final int KILL_PROCESS = 0x80000000;
    private static final int ERROR_NUMBER = 0x00050000;
    private static final int ATTRIBUTE_BAD_ARCHITECTURE = 2;
    private static final int UNKNOWN_CALL = -1;
    private static final MemoryLayout COMPARISON = MemoryLayout.structLayout(JAVA_INT, JAVA_INT, JAVA_LONG, JAVA_LONG);

    private final Arena arena = Arena.ofConfined();
    private final SymbolLookup library;
    private final MemorySegment context;

    /** @throws NotReadyException if libseccomp is not installed */
    Seccomp() throws NotReadyException {
        try {
            library = SymbolLookup.libraryLookup("libseccomp.so.2", arena);
        } catch (IllegalArgumentException e) {
            arena.close();
            throw new NotReadyException("libseccomp is missing: apt-get install libseccomp2");
        }
        context = (MemorySegment) call("seccomp_init", FunctionDescriptor.of(ADDRESS, JAVA_INT), ALLOW);
        if (context.equals(MemorySegment.NULL)) {
            throw new IllegalStateException("libseccomp made no filter");
        }
        // Calls of another architecture (32 bit, x32) would pass by every rule: they kill the process.
        done("seccomp_attr_set", call("seccomp_attr_set", FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT),
                context, ATTRIBUTE_BAD_ARCHITECTURE, KILL_PROCESS));
    }

    String version() {
        var version = ((MemorySegment) call("seccomp_version", FunctionDescriptor.of(ADDRESS))).reinterpret(12);
        return "%d.%d.%d".formatted(version.get(JAVA_INT, 0), version.get(JAVA_INT, 4), version.get(JAVA_INT, 8));
    }

    /**
     * Refuses a call.
     *
     * @param error what the call then returns, an {@code errno}
     * @param when only if every one of these holds; nothing = always
     * @throws NotReadyException if this libseccomp does not know the call: it could not be refused
     */
    void refuse(int error, String call, Argument... when) throws NotReadyException {
        int number = (int) call("seccomp_syscall_resolve_name", FunctionDescriptor.of(JAVA_INT, ADDRESS),
                arena.allocateFrom(call));
        if (number == UNKNOWN_CALL) {
            throw new NotReadyException("libseccomp %s is too old: it does not know the call %s; 2.5.3 does"
                    .formatted(version(), call));
        }
        MemorySegment comparisons = arena.allocate(COMPARISON, Math.max(1, when.length));
        for (int i = 0; i < when.length; i++) {
            long offset = i * COMPARISON.byteSize();
            comparisons.set(JAVA_INT, offset, when[i].index());
            comparisons.set(JAVA_INT, offset + 4, when[i].compare().code);
            boolean masked = when[i].compare() == Compare.MASKED_EQUAL;
            comparisons.set(JAVA_LONG, offset + 8, masked ? when[i].mask() : when[i].value());
            comparisons.set(JAVA_LONG, offset + 16, masked ? when[i].value() : 0);
        }
        done("seccomp_rule_add_array " + call, call("seccomp_rule_add_array",
                FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT, JAVA_INT, JAVA_INT, ADDRESS), context,
                ERROR_NUMBER | error, number, when.length, comparisons));
    }

    /** Writes the program that the kernel loads. */
    void export(Path file) throws IOException {
        int descriptor = Libc.create(file);
        try {
            done("seccomp_export_bpf", call("seccomp_export_bpf",
                    FunctionDescriptor.of(JAVA_INT, ADDRESS, JAVA_INT), context, descriptor));
        } finally {
            Libc.close(descriptor);
        }
    }

    @Override
    public void close() {
        call("seccomp_release", FunctionDescriptor.ofVoid(ADDRESS), context);
        arena.close();
    }

    private Object call(String function, FunctionDescriptor shape, Object... arguments) {
        MethodHandle handle = Linker.nativeLinker().downcallHandle(library.findOrThrow(function), shape);
        try {
            return handle.invokeWithArguments(arguments);
        } catch (Throwable e) {
            throw new IllegalStateException("Cannot call libseccomp's " + function, e);
        }
    }

    private static void done(String what, Object result) {
        if ((int) result != 0) {
            throw new IllegalStateException("libseccomp: %s failed with %s".formatted(what, result));
        }
    }
}
