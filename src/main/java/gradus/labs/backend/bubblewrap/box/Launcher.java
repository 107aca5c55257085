package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The one place where processes start. All of them start from one thread that lives as long as this: the kernel ends
 * a sandbox when the <em>thread</em> that started it ends, not when the process does.
 */
public final class Launcher implements AutoCloseable {

    /**
     * Java can hand a child nothing above descriptor 2 and cannot act in it before it becomes another program, so a
     * constant shell does: it waits for one line, by which time it is in its control groups, opens the filters, the
     * arguments and the status file as this user, and becomes the rest of its arguments. Its job comes after that line.
     */
    private static final String SCRIPT = "read -r _ || exit 71; unset PWD OLDPWD; "
            + "exec 5<\"$1\" 6<\"$2\" 7<\"$3\" 9>\"$4\" || exit 72; shift 4; exec \"$@\"";

    private final ExecutorService thread = Executors.newSingleThreadExecutor(
            task -> Thread.ofPlatform().daemon().name("sandbox-launcher").unstarted(task));

    /** Starts the shell; it does nothing before it reads a line. */
    Process startWaiting(SystemCalls filters, Path arguments, Path status, List<String> command) throws IOException {
        var all = new ArrayList<>(List.of("/bin/sh", "-c", SCRIPT, "sandbox", filters.main().toString(),
                filters.threadsOnly().toString(), arguments.toString(), status.toString()));
        all.addAll(command);
        return start(new ProcessBuilder(all));
    }

    /** Starts a trusted program with an empty environment. */
    Process start(List<String> command, boolean mergeErrors) throws IOException {
        return start(new ProcessBuilder(command).redirectErrorStream(mergeErrors));
    }

    private Process start(ProcessBuilder builder) throws IOException {
        // Whatever stands in our environment would be readable in the sandbox as that of its first process.
        builder.environment().clear();
        builder.directory(Path.of("/").toFile());
        var starting = thread.submit(builder::start);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return starting.get();
                } catch (InterruptedException e) {
                    interrupted = true; // a process that is half started must not be forgotten
                } catch (ExecutionException e) {
                    throw new IOException("Cannot start " + builder.command().getFirst(), e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Ends the thread, and with it every sandbox that is still there. */
    @Override
    public void close() {
        thread.shutdownNow();
    }
}
