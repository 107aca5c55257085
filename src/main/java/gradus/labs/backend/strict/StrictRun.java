package gradus.labs.backend.strict;

import java.time.Duration;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

import gradus.labs.backend.Backend;
import gradus.labs.backend.Job;
import gradus.labs.backend.Phase;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.backend.RunObserver;
import gradus.labs.wire.GraderMessage;

/**
 * A graded run of a strict lab: three runs of a backend, one after the other, none of which holds both hidden checks and
 * code of a learner's. It has used what the middle one used, and kept its slot through all of them.
 */
final class StrictRun {

    private static final Usage NOTHING = new Usage(Duration.ZERO, Duration.ZERO, 0);
    /** What ends the run together with the process; any other end is the answer to a call. */
    private static final Set<Kind> LIMITS = EnumSet.of(Kind.WALL, Kind.CPU, Kind.OUTPUT);

    private final Backend backend;
    private final Job job;
    private final RunObserver observer;
    private final Parts parts;
    private volatile boolean cancelled;
    private volatile Phase present = Phase.DRAW;
    private volatile Duration held = Duration.ZERO; // by those that have ended
    private volatile Usage used = NOTHING; // by the learner's code

    StrictRun(Backend backend, Job job, RunObserver observer) {
        this.backend = backend;
        this.job = job;
        this.observer = observer;
        this.parts = new Parts(job);
    }

    void cancel() {
        cancelled = true;
        backend.cancel(job.learner().run());
    }

    Optional<Usage> usage() {
        return backend.usage(job.learner().run()).map(part -> present == Phase.ANSWER ? through(part.wall(), part)
                : through(part.wall(), used));
    }

    private Usage through(Duration more, Usage learners) {
        return new Usage(held.plus(more), learners.cpu(), learners.memoryPeakBytes(),
                learners.gpuMemoryPeakBytes());
    }

    /** Of the whole run, once nothing of it runs. */
    private Usage all() {
        return through(Duration.ZERO, used);
    }

    RunEnd toEnd() {
        var asks = job.grader().orElseThrow().classes() == null && backend.runtime().isPresent();
        var drawing = new AuthorsPhase(Phase.DRAW, observer, this::started);
        var drawn = run(parts.draw(asks), drawing);
        if (!drawing.done()) {
            return unfinished(drawn, drawing);
        }
        progress(1);
        var answering = new LearnersPhase(observer, this::started);
        var answered = run(parts.answer(drawing.calls()), answering);
        used = answered.usage();
        if (!answering.ready() || answered.kind() == Kind.CANCELLED || answered.kind() == Kind.SANDBOX) {
            return as(answered, Grader.STOPPED);
        }
        progress(2);
        var judging = new AuthorsPhase(Phase.JUDGE, observer, this::started);
        var judged = run(parts.judge(drawing.classes(), drawing.calls(), answering.answers(),
                LIMITS.contains(answered.kind())), judging);
        if (!judging.done()) {
            return unfinished(judged, judging);
        }
        progress(3);
        observer.reported(new GraderMessage.Done());
        return verdict(answered, judging.checks());
    }

    private RunEnd run(Job part, RunObserver listening) {
        present = part.phase();
        var end = cancelled ? new RunEnd(Kind.CANCELLED, Grader.NONE, -1, "Cancelled", NOTHING)
                : backend.run(part, listening);
        held = held.plus(end.usage().wall());
        return end;
    }

    /** A process of one of the three is up. */
    private void started() {
        if (present == Phase.DRAW) {
            observer.started();
        }
        if (cancelled) {
            Thread.ofVirtual().start(this::cancel); // the first word came between two of them
        }
    }

    private void progress(int done) {
        observer.reported(new GraderMessage.Progress(done, 3));
    }

    /** @param judged how many checks have their line */
    private RunEnd verdict(RunEnd answered, int judged) {
        if (!LIMITS.contains(answered.kind())) {
            return as(answered, Grader.DONE);
        }
        // Whoever answered everything before the limit was reached has answered it.
        return judged < job.grader().orElseThrow().checks().size() ? as(answered, Grader.STOPPED)
                : new RunEnd(Kind.COMPLETED, Grader.DONE, -1, "", all());
    }

    /** The lab's own code did not come to its end. Only once it has read the answers can these have had a part in it. */
    private RunEnd unfinished(RunEnd end, AuthorsPhase phase) {
        if (end.kind() == Kind.CANCELLED || end.kind() == Kind.SANDBOX && !phase.listening()) {
            return new RunEnd(end.kind(), Grader.STOPPED, -1, end.detail(), all());
        }
        return new RunEnd(Kind.COMPLETED, phase.listening() ? Grader.DIED : Grader.FAILED_BEFORE_CALLS, -1,
                phase.trouble().orElseGet(() -> "The grader ended too early (%s), with %s. %s".formatted(
                        present.key(), end.kind().key(), end.detail()).strip()),
                all());
    }

    private RunEnd as(RunEnd answered, Grader grader) {
        return new RunEnd(answered.kind(), grader, answered.exitCode(), answered.detail(), all());
    }
}
