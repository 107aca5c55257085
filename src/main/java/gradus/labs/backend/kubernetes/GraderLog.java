package gradus.labs.backend.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;

import gradus.labs.backend.conversation.Conversation;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.Wire;

/**
 * The grader's log, in which its report and its standard error stand mixed. Whatever is a message is the report; of the
 * rest the end is kept for operators, but for a line that begins like a message and is none.
 */
final class GraderLog {

    private static final String LIKE_A_MESSAGE = "{\"type\":";
    private static final int KEPT_ERRORS = 4096;

    private final Conversation conversation;
    private final StringBuilder errors = new StringBuilder();
    private boolean listening;

    GraderLog(Conversation conversation) {
        this.conversation = conversation;
    }

    void line(String line) {
        if (!line.startsWith(LIKE_A_MESSAGE)) {
            errors.append(line).append('\n');
            if (errors.length() > 2 * KEPT_ERRORS) {
                errors.delete(0, errors.length() - KEPT_ERRORS);
            }
            return;
        }
        listening |= line.equals(Wire.write(new GraderMessage.Listening()));
        try {
            conversation.graderSaid(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // only a stage that starts processes throws it
        }
    }

    /** Whether the grader has come so far that the learner process can connect. */
    boolean listening() {
        return listening;
    }

    /** The end of what was no message. */
    String errors() {
        return errors.substring(Math.max(0, errors.length() - KEPT_ERRORS)).strip();
    }
}
