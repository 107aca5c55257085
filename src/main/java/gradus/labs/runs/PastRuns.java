package gradus.labs.runs;

import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.transaction.Transactional.TxType;

import gradus.common.Problem;
import gradus.labs.runs.work.Playback;
import gradus.labs.runs.work.Playbacks;
import gradus.labs.wire.Mode;

/** Runs of the viewer that were carried out before, elsewhere; the current transaction puts them into the history. */
@ApplicationScoped
public class PastRuns {

    /** The seeds that it ran with; {@code grading} is null in a practice run. */
    public record Seed(long learner, Long grading) {
    }

    private final RunStart start;
    private final Playbacks playbacks;

    PastRuns(RunStart start, Playbacks playbacks) {
        this.start = start;
        this.playbacks = playbacks;
    }

    /** @throws Problem as {@link Runs#start} */
    @Transactional(TxType.MANDATORY)
    public UUID queue(String lab, Mode mode, Map<String, String> files, Seed seed) {
        return start.start(lab, mode, Optional.of(files), Optional.empty(), Optional.of(seed));
    }

    /** Starts what {@link #queue} queued; the transaction has to end it. */
    @Transactional(TxType.MANDATORY)
    public Playback begin(UUID run) {
        return playbacks.begin(run);
    }
}
