package gradus.labs.backend.kubernetes;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;

import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.conversation.Ending;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;

/**
 * What ends a run from outside: its limits, and what the cluster does to its Job. Of the run's own thread, but for
 * {@link #held}.
 */
final class Clocks {

    /** Longer than on one machine: a line needs a moment from the container to here. */
    static final Duration UNTIL_READY = Duration.ofSeconds(60);
    /** For a learner's {@code ready} that was printed before its grader died, and is read after it. */
    private static final Duration UNTIL_READ = Duration.ofSeconds(3);
    private static final Set<String> ENDED_BY_THE_CLUSTER = Set.of("Failed", "FailureTarget");

    /** A moment that has come, or not yet. */
    private static final class Mark {

        private volatile long nanos;
        private volatile boolean set; // the last to be written

        boolean set() {
            return set;
        }

        /** @return whether this was the first time */
        boolean now() {
            if (set) {
                return false;
            }
            nanos = System.nanoTime();
            set = true;
            return true;
        }

        Duration since() {
            return set ? Duration.ofNanos(System.nanoTime() - nanos) : Duration.ZERO;
        }

        boolean longerThan(Duration duration) {
            return since().compareTo(duration) > 0;
        }
    }

    private final Job job;
    private final Duration patience;
    private final Duration grace;
    private final Mark made = new Mark();
    private final Mark started = new Mark();
    private final Mark learnerEnded = new Mark();
    private final Mark graderEnded = new Mark();
    private final Mark done = new Mark();
    private final Mark going = new Mark();
    private Ending taken; // null unless the cluster takes the Pod away
    private JobCondition failure; // null unless the cluster has ended the Job
    private boolean jobGone;

    Clocks(Job job, Duration patience, Duration grace) {
        this.job = job;
        this.patience = patience;
        this.grace = grace;
        made.now();
    }

    /** @return whether this is news */
    boolean learnerStarted() {
        return started.now();
    }

    void learnerEnded() {
        learnerEnded.now();
    }

    void graderEnded() {
        graderEnded.now();
    }

    /** Whether all is known that decides whose fault a grader's end is. */
    boolean graderMayBeJudged(boolean ready) {
        return ready || learnerEnded.set() || !graderEnded.set() || graderEnded.longerThan(UNTIL_READ);
    }

    /** Whether a graded learner process has had its time to leave; the first question starts it. */
    boolean graceIsOver() {
        done.now();
        return done.longerThan(grace);
    }

    /** Since the learner's container was seen to have started: what it held until now. Anybody may ask. */
    Duration held() {
        return started.since();
    }

    void taken(Ending why) {
        going.now();
        taken = why;
    }

    void jobSeen(io.fabric8.kubernetes.api.model.batch.v1.Job seen) {
        jobGone |= seen.getMetadata().getDeletionTimestamp() != null;
        if (seen.getStatus() != null) {
            seen.getStatus().getConditions().stream()
                    .filter(it -> ENDED_BY_THE_CLUSTER.contains(it.getType()) && it.getStatus().equals("True"))
                    .findFirst().ifPresent(it -> failure = it);
        }
    }

    /** Why the run has to end now. */
    Optional<Ending> look(boolean ready, boolean greeted, boolean listening) {
        if (failure != null && "DeadlineExceeded".equals(failure.getReason())) {
            return Optional.of(started.set() ? wall(listening, "The Job's deadline")
                    : ours("It was not started before the Job's deadline"));
        }
        if (going.longerThan(grace)) {
            return Optional.of(taken);
        }
        if (jobGone && !going.set()) {
            return Optional.of(ours("Somebody removed the Job"));
        }
        if (!started.set()) {
            return notStarted();
        }
        if (started.longerThan(job.limits().wall())) {
            return Optional.of(wall(listening, "More than %d s".formatted(job.limits().wall().toSeconds())));
        }
        if (!ready && !learnerEnded.set() && started.longerThan(UNTIL_READY)) {
            return Optional.of(new Ending(greeted ? Kind.WALL : Kind.SANDBOX, -1,
                    "Not ready after %d s".formatted(UNTIL_READY.toSeconds())));
        }
        return Optional.empty();
    }

    private Optional<Ending> notStarted() {
        if (failure != null) {
            return Optional.of(ours("The Job failed: %s %s".formatted(failure.getReason(), failure.getMessage())));
        }
        return made.longerThan(patience)
                ? Optional.of(ours("Neither admitted nor started within %d s".formatted(patience.toSeconds())))
                : Optional.empty();
    }

    /** A learner process that waits for a grader that never came has not been slow. */
    private Ending wall(boolean listening, String detail) {
        return job.grader().isPresent() && !listening ? ours("The grader never listened. " + detail)
                : new Ending(Kind.WALL, -1, detail);
    }

    private static Ending ours(String detail) {
        return new Ending(Kind.SANDBOX, -1, detail);
    }
}
