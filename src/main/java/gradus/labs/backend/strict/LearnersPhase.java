package gradus.labs.backend.strict;

import gradus.labs.backend.RunObserver;
import gradus.labs.backend.conversation.Withheld;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.StrictJob;
import gradus.labs.wire.Wire;

/**
 * Listens to the sandbox with the learner's code. Before {@code ready} none of it runs, and all is shown; behind it
 * everything may be the learner's own: one stream of it is taken for answers, the rest is withheld.
 */
final class LearnersPhase implements RunObserver {

    /** Beyond what the harness allows itself, for answers that are refusals. */
    private static final int MARGIN_BYTES = 1024 * 1024;

    private final RunObserver observer;
    private final Runnable onStart;
    private final Withheld withheld;
    private final Stream answers = new Stream(StrictJob.MOST_BYTES + MARGIN_BYTES);
    private boolean ready;

    LearnersPhase(RunObserver observer, Runnable onStart) {
        this.observer = observer;
        this.onStart = onStart;
        this.withheld = new Withheld(observer);
    }

    @Override
    public void started() {
        onStart.run();
    }

    @Override
    public void claimed(LearnerMessage message) {
        switch (message) {
            case LearnerMessage.Chunk chunk when ready && chunk.name().equals("answers") -> answers.take(chunk);
            case LearnerMessage.Log log when !ready && log.stream().equals("err") -> withheld.keep(log.text());
            case LearnerMessage.Ready first when !ready -> {
                ready = true;
                observer.claimed(first);
            }
            default -> {
                if (ready) {
                    withheld.keep(Wire.write(message));
                } else {
                    observer.claimed(message);
                }
            }
        }
    }

    /** Whether the learner's code compiled. */
    boolean ready() {
        return ready;
    }

    byte[] answers() {
        return answers.bytes();
    }

    @Override
    public void reported(GraderMessage message) {
        // there is no grader beside it
    }

    @Override
    public void withheld(String line) {
        // decided here
    }
}
