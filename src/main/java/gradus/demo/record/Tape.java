package gradus.demo.record;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import gradus.demo.script.Recording.Line;
import gradus.demo.script.Recording.Told;
import gradus.labs.backend.RunObserver;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

/** Keeps what a run tells, and when. */
final class Tape implements RunObserver {

    private final List<Told> told = new ArrayList<>();
    private final long begun = System.nanoTime();

    @Override
    public void started() {
        // the first line says more
    }

    @Override
    public void claimed(LearnerMessage message) {
        keep(new Line.Claimed(message));
    }

    @Override
    public void reported(GraderMessage message) {
        keep(new Line.Reported(message));
    }

    @Override
    public void withheld(String text) {
        keep(new Line.Withheld(text));
    }

    synchronized List<Told> told() {
        return List.copyOf(told);
    }

    private synchronized void keep(Line line) {
        told.add(new Told(Duration.ofNanos(System.nanoTime() - begun), line));
    }
}
