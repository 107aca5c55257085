package gradus.labs.backend.bubblewrap;

import static java.lang.foreign.ValueLayout.JAVA_LONG;

import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.util.stream.LongStream;

/** Ways to hold memory that a limit of a process does not count. Stands alone: it runs inside sandboxes, too. */
final class HiddenMemory {

    private static final int READ = 1;
    private static final int READ_WRITE = 3;
    private static final int OPEN_READ_WRITE = 2;
    private static final int SHARED = 1;
    private static final int SHARED_ANONYMOUS = 0x21;
    private static final int PRIVATE_ANONYMOUS = 0x22;
    private static final long PAGE = 4096;
    private static final long PIECE = 8 << 20;
    private static final int FAILED = -1;

    private HiddenMemory() {
    }

    /** A line for each way in which memory belongs to no process, or stays when it looks as if it were gone. */
    static void unseen(PrintStream out) {
        say(out, "shared pages", call("mmap", 0, PAGE, READ_WRITE, SHARED_ANONYMOUS, -1, 0));
        try (var arena = Arena.ofConfined()) {
            say(out, "a file without a name", call("memfd_create", arena.allocateFrom("x").address(), 0));
            long zero = call("open", arena.allocateFrom("/dev/zero").address(), OPEN_READ_WRITE);
            say(out, "zeros", call("mmap", 0, PAGE, READ_WRITE, SHARED, zero, 0));
        }
        say(out, "a shared segment", call("shmget", 0, PAGE, 0600));
        say(out, "semaphores", call("semget", 0, 1, 0600));
        say(out, "a queue", call("msgget", 0, 0600));
    }

    private static void say(PrintStream out, String what, long result) {
        out.println(what + (failed(result) ? " refused" : " got"));
    }

    /** Of an address as of a number of 32 bits. */
    private static boolean failed(long result) {
        return (int) result == FAILED;
    }

    /** Takes pages, writes them, and gives up to write them again: then no limit of a process counts them. */
    static void readOnly(PrintStream out, int mebibytes) {
        for (long held = 0; held < (long) mebibytes << 20; held += PIECE) {
            long piece = call("mmap", 0, PIECE, READ_WRITE, PRIVATE_ANONYMOUS, -1, 0);
            if (failed(piece)) {
                out.println("refused after " + held);
                return;
            }
            MemorySegment.ofAddress(piece).reinterpret(PIECE).fill((byte) 1);
            call("mprotect", piece, PIECE, READ);
        }
        out.println("holds " + mebibytes + " MiB");
    }

    private static long call(String function, long... arguments) {
        var linker = Linker.nativeLinker();
        var shape = FunctionDescriptor.of(JAVA_LONG,
                LongStream.of(arguments).mapToObj(each -> JAVA_LONG).toArray(MemoryLayout[]::new));
        var handle = linker.downcallHandle(linker.defaultLookup().findOrThrow(function), shape);
        try {
            return (long) handle.invokeWithArguments(LongStream.of(arguments).boxed().toList());
        } catch (Throwable e) {
            throw new IllegalStateException(function, e);
        }
    }
}
