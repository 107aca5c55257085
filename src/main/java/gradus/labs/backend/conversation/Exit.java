package gradus.labs.backend.conversation;

import java.util.OptionalInt;

/**
 * How a sandbox's process ended, as whatever started it tells.
 *
 * @param code the exit code, 128 + signal for one; empty if everything was killed from outside, or if the process could
 *        not be started
 * @param errors the end of what it printed on standard error
 */
public record Exit(OptionalInt code, String errors) {

    private static final int SIGNALLED = 128;

    /** The signal that ended it; 0 if none did. An exit code above 128 cannot be told from one. */
    int signal() {
        return code.isPresent() && code.getAsInt() > SIGNALLED ? code.getAsInt() - SIGNALLED : 0;
    }

    /** −1 if it was killed or never started. */
    int plainCode() {
        return code.isPresent() && signal() == 0 ? code.getAsInt() : -1;
    }
}
