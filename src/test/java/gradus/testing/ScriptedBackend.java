package gradus.testing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;

import gradus.labs.backend.Backend;
import gradus.labs.backend.Isolation;
import gradus.labs.backend.Job;
import gradus.labs.backend.Readiness;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunObserver;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

/**
 * The backend of every {@code @QuarkusTest}: plays what a test wrote, isolates nothing and runs nothing. Without a
 * script, a run completes, and a graded one earns every point.
 */
@Alternative
@Priority(1)
@ApplicationScoped
public class ScriptedBackend implements Backend {

    /** Plays one attempt. */
    public interface Script {

        /** @param cancelled opens when the run is cancelled */
        RunEnd play(Job job, RunObserver observer, CountDownLatch cancelled) throws InterruptedException;
    }

    private final Queue<Script> scripts = new ConcurrentLinkedQueue<>();
    private final Map<UUID, CountDownLatch> running = new ConcurrentHashMap<>();
    private volatile Optional<String> runtime = Optional.empty();
    private volatile Readiness readiness = new Readiness(true, List.of("scripted"));

    /** What the next attempt plays, whosever it is. */
    public void next(Script script) {
        scripts.add(script);
    }

    public void ready(boolean ready, String... findings) {
        readiness = new Readiness(ready, List.of(findings));
    }

    /** Ready, without so many of its slots. */
    public void setAside(int slots, String... findings) {
        readiness = new Readiness(true, List.of(findings), Isolation.UNKNOWN, slots);
    }

    /** Null: it cannot be named, as at first. */
    public void runtime(String name) {
        runtime = Optional.ofNullable(name);
    }

    @Override
    public Optional<String> runtime() {
        return runtime;
    }

    public boolean isRunning(UUID run) {
        return running.containsKey(run);
    }

    @Override
    public Readiness readiness() {
        return readiness;
    }

    @Override
    public RunEnd run(Job job, RunObserver observer) {
        var cancelled = new CountDownLatch(1);
        running.put(job.learner().run(), cancelled);
        var script = scripts.poll();
        try {
            observer.started();
            return (script == null ? (Script) ScriptedBackend::complete : script).play(job, observer, cancelled);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return end(RunEnd.Kind.CANCELLED, RunEnd.Grader.STOPPED);
        } finally {
            running.remove(job.learner().run());
        }
    }

    /** What it would have closed with. */
    @Override
    public Optional<RunEnd.Usage> usage(UUID run) {
        return Optional.ofNullable(running.get(run))
                .map(here -> end(RunEnd.Kind.COMPLETED, RunEnd.Grader.NONE).usage());
    }

    @Override
    public void cancel(UUID run) {
        var cancelled = running.get(run);
        if (cancelled != null) {
            cancelled.countDown();
        }
    }

    public static RunEnd end(RunEnd.Kind kind, RunEnd.Grader grader) {
        return new RunEnd(kind, grader, 0, "scripted",
                new RunEnd.Usage(Duration.ofMillis(1_500), Duration.ofMillis(900), 1 << 20));
    }

    /** As if it had used so much of a GPU's memory. */
    public static RunEnd onGpu(RunEnd end, long peakBytes) {
        var usage = end.usage();
        return new RunEnd(end.kind(), end.grader(), end.exitCode(), end.detail(),
                new RunEnd.Usage(usage.wall(), usage.cpu(), usage.memoryPeakBytes(), peakBytes));
    }

    /** Runs until it is cancelled. */
    public static RunEnd untilCancelled(Job job, RunObserver observer, CountDownLatch cancelled)
            throws InterruptedException {
        cancelled.await();
        return end(RunEnd.Kind.CANCELLED, job.grader().isPresent() ? RunEnd.Grader.STOPPED : RunEnd.Grader.NONE);
    }

    /** Completes with every check passed. */
    public static RunEnd complete(Job job, RunObserver observer, CountDownLatch cancelled) {
        observer.claimed(new LearnerMessage.Hello(1, "learner", "0.1", "25", "Scripted 1.0", "cpu", "Abacus 9"));
        observer.claimed(new LearnerMessage.Ready());
        if (job.grader().isEmpty()) {
            return end(RunEnd.Kind.COMPLETED, RunEnd.Grader.NONE);
        }
        observer.reported(new GraderMessage.Hello(1, "grader", "0.1", "25", null, null, "Abacus 9"));
        job.grader().get().checks().forEach(check -> observer
                .reported(new GraderMessage.Check(check.id(), "passed", check.points(), null, 3)));
        observer.reported(new GraderMessage.Done());
        return end(RunEnd.Kind.COMPLETED, RunEnd.Grader.DONE);
    }
}
