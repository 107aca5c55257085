package gradus.demo;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.common.Backdating;
import gradus.demo.script.Recording;
import gradus.labs.runs.PastRuns;
import gradus.labs.runs.work.Playback;
import gradus.labs.workspaces.Workspaces;

/** Lets a run that was recorded in a real sandbox happen to whoever is on stage. */
@ApplicationScoped
class RunStage {

    private static final Duration IN_QUEUE = Duration.ofMillis(400);
    /** What a run tells is stored this often, much as a real one's is. */
    private static final Duration BATCH = Duration.ofMillis(250);

    private final PastRuns runs;
    private final Workspaces workspaces;

    RunStage(PastRuns runs, Workspaces workspaces) {
        this.runs = runs;
        this.workspaces = workspaces;
    }

    void play(String lab, Recording recording, Instant moment) {
        var run = Backdating.at(moment, () -> queued(lab, recording));
        var started = moment.plus(IN_QUEUE);
        var playback = Backdating.at(started, () -> runs.begin(run));
        var last = told(recording, started, playback);
        var wall = recording.end().usage().wall();
        var closed = started.plus(wall.compareTo(last) > 0 ? wall : last);
        Backdating.at(closed, done(() -> playback.end(recording.end())));
    }

    private UUID queued(String lab, Recording recording) {
        workspaces.save(lab, recording.files(), workspaces.open(lab).revision());
        return runs.queue(lab, recording.mode(), recording.files(),
                new PastRuns.Seed(recording.learnerSeed(), recording.gradingSeed()));
    }

    /** @return when the last line was told */
    private static Duration told(Recording recording, Instant started, Playback playback) {
        var kept = Duration.ZERO;
        var last = Duration.ZERO;
        for (var told : recording.told()) {
            if (told.at().minus(kept).compareTo(BATCH) > 0) {
                kept = told.at();
                Backdating.at(started.plus(kept), done(playback::keep));
            }
            told.line().to(playback);
            last = told.at();
        }
        return last;
    }

    private static Supplier<Boolean> done(Runnable work) {
        return () -> {
            work.run();
            return true;
        };
    }
}
