package gradus.labs.backend.kubernetes;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

import org.jboss.logging.Logger;

import gradus.labs.backend.Job;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.backend.RunObserver;
import gradus.labs.backend.conversation.Conversation;
import gradus.labs.backend.conversation.Ending;
import gradus.labs.backend.conversation.Exit;
import gradus.labs.backend.conversation.OutputMeter;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClientException;

/**
 * One run as a Job: made, watched, read, removed. Its thread alone speaks to the observer; the cluster's news and the
 * lines of both logs come to it through one queue.
 */
final class Run implements Conversation.Stage, LogFollower.Listener {

    private static final Logger LOG = Logger.getLogger(Run.class);
    private static final int QUEUED_EVENTS = 1024;
    private static final int LOOK_MILLIS = 50;
    private static final long GRADER_OUTPUT_BYTES = 8L * 1024 * 1024;

    private sealed interface Event {
    }

    private record Line(String container, String text) implements Event {
    }

    private record LogEnded(String container) implements Event {
    }

    private record Flooded(String container) implements Event {
    }

    private record PodSeen(PodState pod) implements Event {
    }

    private record JobSeen(io.fabric8.kubernetes.api.model.batch.v1.Job job) implements Event {
    }

    private final Cluster cluster;
    private final RunJob jobs;
    private final Settings settings;
    private final Job job;
    private final RunObserver observer;
    private final Conversation conversation;
    private final BlockingQueue<Event> events = new ArrayBlockingQueue<>(QUEUED_EVENTS);
    private final AtomicReference<Ending> stop = new AtomicReference<>();
    private final Map<String, LogFollower> followers = new HashMap<>();
    private final GraderLog graderLog;
    private final Clocks clocks;
    private final OutputMeter learnerOutput;
    private final OutputMeter graderOutput;
    private volatile PodState pod; // null until the cluster has made one
    private volatile boolean over;
    private Exit graderExit; // null until it has ended

    /** @param job as it can be run here: with its gate, without restarts */
    Run(Cluster cluster, RunJob jobs, Settings settings, Job job, RunObserver observer) {
        this.cluster = cluster;
        this.jobs = jobs;
        this.settings = settings;
        this.job = job;
        this.observer = observer;
        this.conversation = new Conversation(job, observer, this);
        this.graderLog = new GraderLog(conversation);
        this.clocks = new Clocks(job, settings.patience(), settings.grace());
        this.learnerOutput = new OutputMeter(job.limits().outputBytes(), () -> flooded(Names.LEARNER));
        this.graderOutput = new OutputMeter(GRADER_OUTPUT_BYTES, () -> flooded(Names.GRADER));
    }

    void stop(Kind kind, String detail) {
        stop.compareAndSet(null, new Ending(kind, -1, detail));
    }

    private boolean stopped() {
        return stop.get() != null;
    }

    RunEnd toEnd() {
        boolean interrupted = false;
        try {
            interrupted = made();
        } catch (Inputs.TooLarge e) {
            stop(Kind.SANDBOX, e.getMessage());
        } catch (KubernetesClientException e) {
            LOG.errorf(e, "Run %s could not be run in the cluster", job.learner().run());
            stop(Kind.SANDBOX, "The cluster refused: " + e.getMessage());
        } finally {
            over = true;
            followers.values().forEach(LogFollower::close);
            remove();
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        return end();
    }

    /** @return whether the thread was interrupted */
    private boolean made() throws Inputs.TooLarge {
        var inputs = Inputs.of(job);
        cluster.removeRun(job.learner().run());
        var labels = Names.labels(job, settings.instance());
        // Watched before it is made: what happens to it at once is not missed.
        try (var watch = cluster.watch(labels, seen -> news(new JobSeen(seen)), this::podSeen)) {
            cluster.create(jobs.of(job, inputs), inputs);
            return converse();
        } catch (KubernetesClientException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e); // nothing else is thrown by closing a watch
        }
    }

    /** @return whether the thread was interrupted, which ends the run like a cancel */
    private boolean converse() {
        while (conversation.ending().isEmpty() && !stopped()) {
            try {
                handle(events.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS));
            } catch (InterruptedException e) {
                stop(Kind.CANCELLED, "The worker was interrupted");
                return true;
            }
        }
        return false;
    }

    private void handle(Event event) {
        if (event != null) {
            handleNews(event);
        }
        if (graderExit != null && clocks.graderMayBeJudged(conversation.ready())) {
            conversation.graderEnded(graderExit);
        }
        if (conversation.done() && clocks.graceIsOver()) {
            release();
        }
        clocks.look(conversation.ready(), conversation.greeted(), graderLog.listening()).ifPresent(ending -> stop
                .compareAndSet(null, ending));
    }

    private void handleNews(Event event) {
        switch (event) {
            case Line line when line.container().equals(Names.LEARNER) -> conversation.learnerSaid(line.text());
            case Line line -> graderLog.line(line.text());
            case LogEnded ended -> containerEnded(ended.container());
            case Flooded flooded -> tooMuch(flooded.container());
            case PodSeen seen -> seen(seen.pod());
            case JobSeen seen -> clocks.jobSeen(seen.job());
        }
    }

    private void seen(PodState now) {
        now.hopeless().ifPresent(why -> stop(Kind.SANDBOX, "The Pod cannot start: " + why));
        now.taken().ifPresent(clocks::taken);
        now.containers().forEach((name, container) -> {
            if ((container.started() || container.ended()) && !followers.containsKey(name)) {
                follow(now.name(), name);
            }
        });
        if (followers.containsKey(Names.LEARNER) && clocks.learnerStarted()) {
            observer.started();
        }
    }

    private void follow(String podName, String container) {
        var meter = container.equals(Names.LEARNER) ? learnerOutput : graderOutput;
        var follower = new LogFollower(cluster, podName, container,
                () -> pod.container(container).map(PodState.Container::ended).orElse(false), meter, this);
        followers.put(container, follower);
        follower.start();
    }

    private void containerEnded(String container) {
        var state = pod.container(container).orElseThrow();
        if (container.equals(Names.GRADER)) {
            graderExit = state.exit(graderLog.errors());
            clocks.graderEnded();
            return;
        }
        if (pod.taken().isPresent()) {
            return; // what its processes then end with is not theirs
        }
        learnerEnded(Ending.of(state.exit(""), conversation.ready(), state.memoryFull(), state.cpuSpent()));
    }

    private void tooMuch(String container) {
        if (container.equals(Names.LEARNER)) {
            stop(Kind.OUTPUT, "More than %d bytes of output".formatted(job.limits().outputBytes()));
        } else {
            graderExit = new Exit(OptionalInt.empty(), "It printed more than %d bytes".formatted(GRADER_OUTPUT_BYTES));
        }
    }

    private void release() {
        try {
            conversation.release();
        } catch (IOException e) {
            throw new UncheckedIOException(e); // as below
        }
    }

    private void learnerEnded(Ending ending) {
        clocks.learnerEnded();
        try {
            conversation.learnerEnded(ending);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // only a stage that starts processes throws it
        }
    }

    private RunEnd end() {
        var usage = usage();
        // Whoever judged everything before the limit was reached has judged it.
        if (conversation.ending().isEmpty() && conversation.done()) {
            return new Ending(Kind.COMPLETED, -1, "").with(Grader.DONE, usage);
        }
        return conversation.ending().or(() -> Optional.ofNullable(stop.get())).orElseThrow()
                .with(conversation.grader(), usage);
    }

    /** Empty before its learner's container has started. */
    Optional<Usage> usageSoFar() {
        return clocks.held().isZero() ? Optional.empty() : Optional.of(usage());
    }

    /** Of the processors what it held, since nobody here can measure what it used; nothing of memory. */
    private Usage usage() {
        var held = held();
        var processors = Duration.ofMillis((long) (held.toMillis() * settings.cpus()));
        var cpu = processors.compareTo(job.limits().cpu()) > 0 ? job.limits().cpu() : processors;
        return new Usage(held, cpu, 0);
    }

    /** By our clock; of a container whose start we were told late, by the cluster's, in whole seconds. */
    private Duration held() {
        var seen = clocks.held();
        var told = Optional.ofNullable(pod).flatMap(now -> now.container(Names.LEARNER)).map(PodState.Container::ran)
                .orElse(Duration.ZERO);
        return told.compareTo(seen) > 0 ? told : seen;
    }

    private void remove() {
        try {
            cluster.remove(Names.job(job), pod == null ? null : pod.name());
        } catch (KubernetesClientException e) {
            LOG.warnf("The Job of run %s was left to its deadline: %s", job.learner().run(), e.getMessage());
        }
    }

    private void podSeen(Pod seen) {
        pod = PodState.of(seen);
        news(new PodSeen(pod));
    }

    /** Called on the threads of the cluster's client and of the logs; never holds one up once the run is over. */
    private void news(Event event) {
        try {
            boolean told = false;
            while (!told && !over) {
                told = events.offer(event, LOOK_MILLIS, TimeUnit.MILLISECONDS); // full: the run's thread is at it
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void line(String container, String line) {
        news(new Line(container, line));
    }

    @Override
    public void ended(String container) {
        news(new LogEnded(container));
    }

    @Override
    public void flooded(String container) {
        news(new Flooded(container));
    }

    @Override
    public void startLearner() {
        throw new IllegalStateException("A container cannot be started again");
    }

    /** Its container goes with the Pod; what is left to say is that it has ended. */
    @Override
    public void killLearner() {
        learnerEnded(new Ending(Kind.COMPLETED, -1, "Ended after grading, did not leave by itself"));
    }

    /** Nobody can write into the Pod: there, the learner process's connection is {@code go}. */
    @Override
    public void tellGrader(String line) {
        // said already
    }
}
