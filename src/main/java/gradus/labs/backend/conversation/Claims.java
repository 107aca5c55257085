package gradus.labs.backend.conversation;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import gradus.labs.backend.RunObserver;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Message;
import gradus.labs.wire.Wire;

/**
 * What a learner process says, on its way to being shown. The harness inside keeps to the protocol and its limits; code
 * that writes to the pipe itself need not, so everything is checked and cut here once more.
 */
final class Claims {

    /** A little above what the harness allows itself, so that its own notice is seen first. */
    static final int LOG_CHARACTERS = 320 * 1024;
    static final int MESSAGES = 40_000;
    static final int ARTIFACT_CHARACTERS = 1536 * 1024;
    private static final int LONGEST_NAME = 200;
    private static final Set<String> SEVERITIES = Set.of("error", "warning", "note");
    private static final Set<String> STREAMS = Set.of("out", "err", "lab");
    private static final Set<String> OUTCOMES = Set.of("passed", "failed", "error");
    private static final Set<String> ENDS = Set.of("completed", "exception");

    /**
     * What PyTorch says to the makers of bindings, once a process that copies a tensor; a learner would fear for the result.
     */
    private static final Pattern OF_THE_ENGINE = Pattern
            .compile("\\[W\\d+ [\\d:.]+ \\w+\\.h:\\d+] Warning: AutoNonVariableTypeMode is deprecated .*");

    private final RunObserver observer;
    private int logCharacters;
    private int artifactCharacters;
    private int messages;
    private boolean noticed;

    Claims(RunObserver observer) {
        this.observer = observer;
    }

    /** The message on this line; empty if it is none, which is no fault: learners may print what they like. */
    static Optional<LearnerMessage> read(String line) {
        if (!line.startsWith("{")) {
            return Optional.empty();
        }
        try {
            return Optional.of(Wire.read(line, LearnerMessage.class)).filter(Claims::wellFormed);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    void show(LearnerMessage message) {
        if (message instanceof LearnerMessage.Log(_, var text) && OF_THE_ENGINE.matcher(text).matches()) {
            return;
        }
        if (message instanceof LearnerMessage.Chunk) {
            observer.claimed(message); // as many as the limit on raw output allows
            return;
        }
        messages++;
        if (message instanceof LearnerMessage.Log log) {
            logCharacters += log.text().length();
        }
        if (message instanceof LearnerMessage.Artifact artifact) {
            artifactCharacters += artifact.data().length();
        }
        boolean last = message instanceof LearnerMessage.End;
        if (last || messages <= MESSAGES && logCharacters <= LOG_CHARACTERS
                && artifactCharacters <= ARTIFACT_CHARACTERS) {
            observer.claimed(message);
        } else if (!noticed) {
            noticed = true;
            observer.claimed(new LearnerMessage.Notice("log-cut", Map.of()));
        }
    }

    private static boolean wellFormed(LearnerMessage message) {
        return switch (message) {
            case LearnerMessage.Hello hello -> present(hello.role(), hello.java(), hello.engine(), hello.device());
            case LearnerMessage.Diagnostic it -> SEVERITIES.contains(Objects.toString(it.severity()))
                    && present(it.file(), it.code(), it.message()) && it.line() >= 0 && it.column() >= 0;
            case LearnerMessage.Ready ready -> true;
            case LearnerMessage.Log log -> STREAMS.contains(Objects.toString(log.stream())) && present(log.text());
            case LearnerMessage.Metric metric -> name(metric.name()) && metric.step() >= 0;
            case LearnerMessage.Progress progress -> progress.done() >= 0 && progress.total() >= progress.done();
            case LearnerMessage.Check check -> name(check.id()) && present(check.title())
                    && OUTCOMES.contains(Objects.toString(check.outcome())) && keyed(check.message());
            case LearnerMessage.Artifact it -> name(it.name()) && present(it.dtype(), it.data()) && it.shape() != null
                    && it.shape().stream().allMatch(size -> size != null && size >= 0);
            case LearnerMessage.Notice notice -> name(notice.key()) && notice.values() != null;
            case LearnerMessage.Chunk chunk -> name(chunk.name()) && present(chunk.data());
            case LearnerMessage.End end -> ENDS.contains(Objects.toString(end.how()));
        };
    }

    private static boolean keyed(Message message) {
        return message == null || name(message.key());
    }

    private static boolean name(String text) {
        return text != null && !text.isEmpty() && text.length() <= LONGEST_NAME;
    }

    private static boolean present(String... texts) {
        for (String text : texts) {
            if (text == null) {
                return false;
            }
        }
        return true;
    }
}
