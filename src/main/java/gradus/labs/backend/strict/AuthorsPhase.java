package gradus.labs.backend.strict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Map;
import java.util.Optional;

import gradus.labs.backend.Phase;
import gradus.labs.backend.RunObserver;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.StrictJob;
import gradus.labs.wire.Wire;

/**
 * Listens to a sandbox in which only the lab's own code runs: its report is believed, as a grader's is. What its author
 * prints there is for nobody, since it may be hidden.
 */
final class AuthorsPhase implements RunObserver {

    private static final int LONGEST_LINE = 2 * 1024 * 1024;

    private final Phase phase;
    private final RunObserver observer;
    private final Runnable onStart;
    private final Stream calls = new Stream(StrictJob.MOST_BYTES);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private Optional<Map<String, Map<String, byte[]>>> classes = Optional.empty();
    private Optional<String> trouble = Optional.empty();
    private boolean listening;
    private boolean done;
    private int checks;

    AuthorsPhase(Phase phase, RunObserver observer, Runnable onStart) {
        this.phase = phase;
        this.observer = observer;
        this.onStart = onStart;
    }

    @Override
    public void started() {
        onStart.run();
    }

    @Override
    public void claimed(LearnerMessage message) {
        if (!(message instanceof LearnerMessage.Chunk chunk)) {
            return;
        }
        switch (chunk.name()) {
            case "report" -> Stream.bytes(chunk).ifPresent(this::report);
            case "calls" -> calls.take(chunk);
            default -> {
                // nothing that is asked for
            }
        }
    }

    private void report(byte[] bytes) {
        for (var one : bytes) {
            if (one == '\n') {
                report(line.toString(UTF_8));
                line.reset();
            } else if (line.size() < LONGEST_LINE) {
                line.write(one);
            }
        }
    }

    private void report(String text) {
        GraderMessage message;
        try {
            message = Wire.read(text, GraderMessage.class);
        } catch (IllegalArgumentException e) {
            trouble = Optional.of("The grader told a line that is no message");
            return;
        }
        switch (message) {
            case GraderMessage.Hello hello when phase == Phase.DRAW -> observer.reported(hello);
            case GraderMessage.Compiled compiled when phase == Phase.DRAW -> {
                classes = Optional.of(compiled.classes());
                observer.compiled(compiled.classes());
            }
            case GraderMessage.Check check when phase == Phase.JUDGE && listening -> {
                checks++;
                observer.reported(check);
            }
            case GraderMessage.Listening _ -> listening = phase == Phase.JUDGE;
            case GraderMessage.Failed failed -> {
                trouble = Optional.of(failed.message());
                observer.reported(failed);
            }
            case GraderMessage.Done _ -> done = trouble.isEmpty();
            default -> {
                // belongs to the other phase, or to a grader that asks for itself
            }
        }
    }

    boolean done() {
        return done;
    }

    /** Whether it has begun to read what a learner's code answered. */
    boolean listening() {
        return listening;
    }

    /** What it says is wrong with the lab. */
    Optional<String> trouble() {
        return trouble;
    }

    byte[] calls() {
        return calls.bytes();
    }

    Optional<Map<String, Map<String, byte[]>>> classes() {
        return classes;
    }

    /** How many have their line. */
    int checks() {
        return checks;
    }

    @Override
    public void reported(GraderMessage message) {
        // there is no second process
    }

    @Override
    public void withheld(String text) {
        // nor anything to be withheld
    }
}
