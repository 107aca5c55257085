package gradus.labs.runs.work;

import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunObserver;
import gradus.labs.runs.events.Recorder;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

/**
 * A run that was carried out before and happens again: what it told is kept and judged as of every run, but nothing is
 * started.
 */
public final class Playback implements RunObserver {

    private final Claim claim;
    private final RunDesk desk;
    private final Recorder recorder;

    Playback(Claim claim, RunDesk desk) {
        this.claim = claim;
        this.desk = desk;
        this.recorder = new Recorder(desk.firstSequence(claim), () -> {
            // nobody waits for it
        });
    }

    @Override
    public void started() {
        recorder.started();
    }

    @Override
    public void claimed(LearnerMessage message) {
        recorder.claimed(message);
    }

    @Override
    public void reported(GraderMessage message) {
        recorder.reported(message);
    }

    @Override
    public void withheld(String line) {
        recorder.withheld(line);
    }

    /** Stores what was told since the last time. */
    public void keep() {
        var batch = recorder.pending();
        if (!batch.isEmpty()) {
            desk.tell(claim, batch);
            recorder.stored(batch.size());
        }
    }

    /** Stores the rest, and closes the run with its verdict. */
    public void end(RunEnd end) {
        keep();
        desk.conclude(claim, end, recorder);
    }
}
