package gradus.sandbox.wire;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Where a process's job comes from. On one machine a launcher writes it to standard input and speaks to the grader
 * later on. In a Pod nobody can write there: the job is a mounted file, and the two processes get along by themselves.
 *
 * @param file null if there is a launcher
 */
public record JobSource(Path file) {

    /**
     * @param arguments none, or {@code --job FILE}
     * @throws IllegalArgumentException if they are neither
     */
    public static JobSource of(String... arguments) {
        if (arguments.length == 0) {
            return new JobSource(null);
        }
        if (arguments.length == 2 && arguments[0].equals("--job")) {
            return new JobSource(Path.of(arguments[1]));
        }
        throw new IllegalArgumentException("No arguments, or --job FILE; not " + List.of(arguments));
    }

    /** Whether somebody outside starts the processes, says {@code go} and replaces a learner process. */
    public boolean launched() {
        return file == null;
    }

    /** Standard input stays open when this is closed. */
    public InputStream open() throws IOException {
        return launched() ? new FilterInputStream(System.in) {
            @Override
            public void close() {
                // further lines follow
            }
        } : Files.newInputStream(file);
    }
}
