package gradus.labs.runs.queue;

import java.util.List;
import java.util.Locale;

import gradus.labs.runs.scheduling.Place;

/**
 * What a waiting run waits for.
 *
 * @param place null if it will not start as things are
 * @param findings what runners lack; English, for operators
 */
public record Standing(Reason reason, Place place, List<String> findings) {

    public enum Reason {
        /** Its turn. */
        TURN,
        /** The end of another run of the same person. */
        OWN_RUN,
        /** An operator, who has paused the queue or drains every runner. */
        PAUSED,
        NO_RUNNER,
        /** A runner that can isolate runs. */
        NOT_READY,
        /** A runner with enough memory, with a GPU, or of a version that knows such runs. */
        NO_FIT;

        /** As in the API and in the texts. */
        public String key() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
