package gradus.labs.backend.bubblewrap.box;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/**
 * What the kernel says of a process.
 *
 * @param state {@code R}, {@code S}, {@code T} for stopped, {@code Z} for one that is gone and not yet forgotten, …
 * @param start in clock ticks since the machine started; tells it from a later process of the same number
 * @param cpu time on processors
 */
public record ProcessStat(long pid, char state, String start, Duration cpu) {

    /** The same on all of Linux' machines, whatever the kernel counts with inside. */
    private static final long NANOS_PER_TICK = 10_000_000;

    /** Empty if there is none. */
    public static Optional<ProcessStat> of(long pid) throws IOException {
        try {
            String stat = Files.readString(Path.of("/proc", Long.toString(pid), "stat"));
            // The second field, the program's name, may hold blanks; it ends with the last parenthesis.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            long ticks = Long.parseLong(fields[11]) + Long.parseLong(fields[12]);
            return Optional.of(new ProcessStat(pid, fields[0].charAt(0), fields[19], Duration.ofNanos(NANOS_PER_TICK * ticks)));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            if (Files.exists(Path.of("/proc", Long.toString(pid)))) {
                throw e;
            }
            return Optional.empty(); // it ended while it was read
        }
    }

    /** The one of this number if it is still the one that started then, and more than its remains. */
    public static Optional<ProcessStat> living(long pid, String start) throws IOException {
        return of(pid).filter(found -> found.start.equals(start) && found.state != 'Z');
    }
}
