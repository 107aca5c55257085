package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.regex.Pattern;

/**
 * How a sandbox's process ended, as bubblewrap told it.
 *
 * @param code the exit code, 128 + signal for one; empty if everything was killed from outside, or if bubblewrap
 *        could not start the process
 * @param errors the end of what it printed on standard error
 */
record Exit(OptionalInt code, String errors) {

    private static final Pattern EXIT_CODE = Pattern.compile("\"exit-code\"\\s*:\\s*([0-9]{1,3})");
    private static final int SIGNALLED = 128;

    static Exit read(Path status, String errors) throws IOException {
        String text = Files.exists(status) ? Files.readString(status) : "";
        var matcher = EXIT_CODE.matcher(text);
        return new Exit(matcher.find() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty(),
                errors);
    }

    /** The signal that ended it; 0 if none did. An exit code above 128 cannot be told from one. */
    int signal() {
        return code.isPresent() && code.getAsInt() > SIGNALLED ? code.getAsInt() - SIGNALLED : 0;
    }

    /** −1 if it was killed or never started. */
    int plainCode() {
        return code.isPresent() && signal() == 0 ? code.getAsInt() : -1;
    }
}
