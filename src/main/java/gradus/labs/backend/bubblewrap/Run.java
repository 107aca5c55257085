package gradus.labs.backend.bubblewrap;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.backend.RunObserver;
import gradus.labs.backend.bubblewrap.box.Box;
import gradus.labs.backend.conversation.Conversation;
import gradus.labs.backend.conversation.Ending;
import gradus.labs.backend.conversation.Exit;
import gradus.labs.backend.conversation.OutputMeter;
import gradus.labs.wire.Wire;

/** One run from its first process to its last: starts, listens, stops. Its thread alone speaks to the observer. */
final class Run implements Box.Listener, Conversation.Stage, Watchdog.Watched {

    private static final String GATE = "/gate/socket";
    private static final int QUEUED_EVENTS = 1024;
    private static final int LOOK_MILLIS = 20;
    private static final long GRADER_OUTPUT_BYTES = 8L * 1024 * 1024;
    /** For a learner process to leave once it was graded. */
    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final Duration UNTIL_GONE = Duration.ofSeconds(10);

    private enum What {
        PRINTED,
        COMPLAINED,
        ENDED
    }

    private record Event(Box box, What what, String line, Exit exit) {
    }

    private final Site site;
    private final Optional<Pool> pool;
    private final Job job;
    private final RunObserver observer;
    private final Conversation conversation;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(QUEUED_EVENTS);
    private final AtomicReference<Ending> stop = new AtomicReference<>();
    private final OutputMeter learnerOutput;
    private final OutputMeter graderOutput;
    private final long startNanos = System.nanoTime();
    /** Held while something starts and while all is killed: nothing can start beside a kill. */
    private final Object doors = new Object();
    private RunSpace space; // null until prepared; changed under the doors
    private volatile Box learner;
    private volatile Box grader;
    private int open;
    private int learners;
    private long memoryKillsBefore;
    private long doneNanos;

    Run(Site site, Optional<Pool> pool, Job job, RunObserver observer) {
        this.site = site;
        this.pool = pool;
        this.job = job;
        this.observer = observer;
        this.conversation = new Conversation(job, observer, this);
        this.learnerOutput = new OutputMeter(job.limits().outputBytes(), () -> stop(Kind.OUTPUT,
                "More than %d bytes of output".formatted(job.limits().outputBytes())));
        this.graderOutput = new OutputMeter(GRADER_OUTPUT_BYTES, () -> space.killGrader());
    }

    /** Whether somebody has stopped it. */
    boolean stopped() {
        return stop.get() != null;
    }

    /** Why it was stopped before it began. */
    RunEnd neverStarted() {
        return stop.get().with(noGraderYet(), new Usage(elapsed(), Duration.ZERO, 0));
    }

    /** Empty before it has begun and once it is over. */
    Optional<Usage> usageSoFar() {
        synchronized (doors) {
            try {
                return space == null || stopped() ? Optional.empty() : Optional.of(space.usage(elapsed()));
            } catch (IOException gone) {
                return Optional.empty();
            }
        }
    }

    @Override
    public void stop(Kind kind, String detail) {
        if (stop.compareAndSet(null, new Ending(kind, -1, detail))) {
            kill();
        }
    }

    RunEnd toEnd() throws IOException {
        boolean interrupted = false;
        try (var opened = space()) {
            synchronized (doors) {
                space = opened;
            }
            try (var watchdog = new Watchdog(opened.name(), job.limits(), this)) {
                begin();
                interrupted = converse();
            } catch (IOException e) {
                stop(Kind.SANDBOX, "Cannot start: " + e.getMessage());
            } finally {
                kill();
                drain();
            }
            return end(opened.usage(elapsed()));
        } finally {
            pool.ifPresent(Pool::refill);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private RunSpace space() throws IOException {
        var ahead = pool.flatMap(some -> some.take(job));
        return ahead.isPresent() ? ahead.get() : RunSpace.open(site, job);
    }

    private void begin() throws IOException {
        if (job.grader().isPresent()) {
            synchronized (doors) {
                if (!stopped()) {
                    grader = space.startGrader(graderOutput, this);
                    open++;
                    grader.say(Wire.write(job.grader().get().withGate(GATE)));
                }
            }
        }
        startLearner();
        if (!stopped()) {
            observer.started();
        }
    }

    @Override
    public void startLearner() throws IOException {
        synchronized (doors) {
            if (stopped()) {
                return;
            }
            memoryKillsBefore = space.learnerGroup().memoryKills();
            learner = space.startLearner(++learners, learnerOutput, this);
            open++;
            learner.say(Wire.write(job.learner().withGate(job.grader().isPresent() ? GATE : null)));
        }
    }

    @Override
    public void killLearner() throws IOException {
        space.learnerGroup().kill();
    }

    @Override
    public void tellGrader(String line) {
        grader.say(line);
    }

    /** @return whether the thread was interrupted, which ends the run like a cancel */
    private boolean converse() throws IOException {
        boolean interrupted = false;
        long stoppedNanos = 0;
        while (conversation.ending().isEmpty()) {
            if (stopped()) {
                stoppedNanos = stoppedNanos == 0 ? System.nanoTime() : stoppedNanos;
                if (open == 0 || System.nanoTime() - stoppedNanos > UNTIL_GONE.toNanos()) {
                    break;
                }
            }
            try {
                handle(events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                interrupted = true;
                stop(Kind.CANCELLED, "The worker was interrupted");
            }
        }
        return interrupted;
    }

    private void handle(Event event) throws IOException {
        if (conversation.done()) {
            doneNanos = doneNanos == 0 ? System.nanoTime() : doneNanos;
            if (System.nanoTime() - doneNanos > GRACE.toNanos()) {
                conversation.release();
            }
        }
        if (event == null) {
            return;
        }
        if (stopped()) {
            conversation.stopping();
        }
        boolean ofLearner = event.box() == learner;
        switch (event.what()) {
            case PRINTED -> {
                if (ofLearner) {
                    conversation.learnerSaid(event.line());
                } else {
                    conversation.graderSaid(event.line());
                }
            }
            case COMPLAINED -> {
                if (ofLearner) {
                    conversation.learnerComplained(event.line());
                }
            }
            case ENDED -> {
                open--;
                if (stopped()) {
                    return;
                }
                if (ofLearner) {
                    conversation.learnerEnded(endingOf(event.exit()));
                } else {
                    conversation.graderEnded(event.exit());
                }
            }
        }
    }

    private Ending endingOf(Exit exit) throws IOException {
        return Ending.of(exit, conversation.ready(), space.learnerGroup().memoryKills() > memoryKillsBefore,
                cpuUsed().compareTo(job.limits().cpu()) >= 0);
    }

    private RunEnd end(Usage usage) {
        // Whoever judged everything before the limit was reached has judged it.
        if (conversation.ending().isEmpty() && conversation.done()) {
            return new Ending(Kind.COMPLETED, -1, "").with(Grader.DONE, usage);
        }
        return conversation.ending().or(() -> Optional.ofNullable(stop.get()))
                .orElseGet(() -> new Ending(Kind.SANDBOX, -1, "The run ended without a reason"))
                .with(conversation.grader(), usage);
    }

    private Grader noGraderYet() {
        return job.grader().isPresent() ? Grader.STOPPED : Grader.NONE;
    }

    /** The grader first, or it would still judge how its learner process vanished. */
    private void kill() {
        synchronized (doors) {
            if (space != null) {
                space.kill();
            }
        }
    }

    /** Lets the readers finish; what they still bring is about a run that is over. */
    private void drain() {
        long start = System.nanoTime();
        boolean interrupted = Thread.interrupted();
        while (open > 0 && System.nanoTime() - start < UNTIL_GONE.toNanos()) {
            try {
                var event = events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
                if (event != null && event.what() == What.ENDED) {
                    open--;
                }
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void printed(Box box, String line) throws InterruptedException {
        events.put(new Event(box, What.PRINTED, line, null));
    }

    @Override
    public void complained(Box box, String line) throws InterruptedException {
        events.put(new Event(box, What.COMPLAINED, line, null));
    }

    @Override
    public void ended(Box box, Exit exit) throws InterruptedException {
        events.put(new Event(box, What.ENDED, "", exit));
    }

    @Override
    public Duration elapsed() {
        return Duration.ofNanos(System.nanoTime() - startNanos);
    }

    @Override
    public Duration cpuUsed() throws IOException {
        return space.cpuUsed();
    }

    @Override
    public boolean overfull() throws IOException {
        return space.learnerGroup().overfull();
    }

    @Override
    public Duration notReady() {
        Box present = learner;
        return present == null || conversation.ready() || !present.alive() ? Duration.ZERO
                : Duration.ofNanos(present.ageNanos());
    }

    @Override
    public boolean greeted() {
        return conversation.greeted();
    }

    /** The learner process of a practice run is all there is; in a graded run the grader may ask for another. */
    @Override
    public boolean over() {
        return stopped() || job.grader().isEmpty() && learner != null && !learner.alive();
    }
}
