package gradus.standalone;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Tells a process from every other that had or will have its number: the number, when it started and in which run of
 * the machine. The start time is the kernel's own count, since the one computed from it moves with the clock.
 *
 * @param pid the process id
 * @param startTicks clock ticks from the machine's start to the process's, field 22 of {@code /proc/PID/stat}
 * @param boot the machine's id of this boot
 */
record ProcessMark(long pid, long startTicks, String boot) {

    /** The mark of a process that lives now; empty if there is none with this number. */
    static Optional<ProcessMark> of(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The second field is the program's name in brackets and may hold blanks and brackets itself.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            if (fields[0].equals("Z")) {
                return Optional.empty(); // ended; only its parent has not looked yet
            }
            return Optional.of(new ProcessMark(pid, Long.parseLong(fields[19]), thisBoot()));
        } catch (NoSuchFileException gone) {
            return Optional.empty();
        } catch (IOException e) {
            if (!Files.exists(Path.of("/proc/" + pid))) {
                return Optional.empty(); // it ended while it was read
            }
            throw new StartFailure("Process %d cannot be looked at: %s".formatted(pid, DataFolder.reason(e)), e);
        }
    }

    static Optional<ProcessMark> parse(String text) {
        var parts = text.strip().split(" ");
        if (parts.length != 3 || !parts[0].matches("[0-9]{1,18}") || !parts[1].matches("[0-9]{1,18}")) {
            return Optional.empty(); // written by a starter that died while writing
        }
        return Optional.of(new ProcessMark(Long.parseLong(parts[0]), Long.parseLong(parts[1]), parts[2]));
    }

    boolean alive() {
        return of(pid).filter(this::equals).isPresent();
    }

    @Override
    public String toString() {
        return "%d %d %s".formatted(pid, startTicks, boot);
    }

    private static String thisBoot() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }
}
