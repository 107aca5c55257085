package gradus.labs.backend.conversation;

import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Kind;

/**
 * What it means that a learner process ended by itself, as {@code sandbox-runner/protocol/README.md} says under "Exit
 * codes". Before {@code ready} no class of the learner was loaded, so that what goes wrong there is ours, but for the
 * compiler's verdict and what the compiler can be made to use up.
 *
 * @param detail for operators
 */
public record Ending(Kind kind, int exitCode, String detail) {

    private static final int COMPLETED = 0;
    private static final int DOES_NOT_COMPILE = 20;
    private static final int THREW = 21;
    private static final int HEAP_FULL = 23;
    private static final int SIGKILL = 9;
    private static final int SIGXCPU = 24;

    /**
     * @param ready whether the process had compiled
     * @param memoryFull whether the kernel ended a process of it because memory was full
     * @param cpuSpent whether its CPU time was used up
     */
    public static Ending of(Exit exit, boolean ready, boolean memoryFull, boolean cpuSpent) {
        boolean killed = exit.code().isEmpty() || exit.signal() == SIGKILL;
        if (killed && memoryFull) {
            return new Ending(Kind.MEMORY, -1, "The memory of the sandbox was full");
        }
        if (cpuSpent && (killed || exit.signal() == SIGXCPU)) {
            return new Ending(Kind.CPU, -1, "The kernel's limit of CPU time");
        }
        if (exit.code().isEmpty()) {
            return new Ending(Kind.SANDBOX, -1, "The sandbox did not start or was taken away: " + exit.errors());
        }
        int code = exit.plainCode();
        if (!ready) {
            return beforeReady(exit, code);
        }
        if (exit.signal() != 0) {
            return new Ending(Kind.CRASHED, -1, "Signal " + exit.signal());
        }
        return switch (code) {
            case COMPLETED -> new Ending(Kind.COMPLETED, code, "");
            case THREW -> new Ending(Kind.EXCEPTION, code, "");
            case HEAP_FULL -> new Ending(Kind.MEMORY, code, "Java's heap was full");
            default -> new Ending(Kind.EXITED, code, "Exit code " + code);
        };
    }

    private static Ending beforeReady(Exit exit, int code) {
        if (exit.signal() != 0) {
            return new Ending(Kind.SANDBOX, -1, "Signal %d before it was ready: %s".formatted(exit.signal(),
                    exit.errors()));
        }
        return switch (code) {
            case DOES_NOT_COMPILE -> new Ending(Kind.COMPILE_ERROR, code, "");
            case THREW -> new Ending(Kind.EXCEPTION, code, "No entry point");
            case HEAP_FULL -> new Ending(Kind.MEMORY, code, "Java's heap was full while compiling");
            default -> new Ending(Kind.SANDBOX, code, "Exit code %d before it was ready: %s".formatted(code,
                    exit.errors()));
        };
    }

    public RunEnd with(RunEnd.Grader grader, RunEnd.Usage usage) {
        return new RunEnd(kind, grader, exitCode, detail, usage);
    }
}
