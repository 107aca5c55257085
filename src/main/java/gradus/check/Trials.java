package gradus.check;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.Function;

import gradus.labs.backend.Backend;
import gradus.labs.definition.LabVersion;
import gradus.labs.runs.work.Jobs;

/** Makes runs exactly as learners' runs are made, as many at once as the machine has sandboxes for. */
final class Trials implements AutoCloseable {

    private final Backend backend;
    private final ExecutorService threads;

    /** @param atOnce how many runs go on at the same time */
    Trials(Backend backend, int atOnce) {
        this.backend = backend;
        this.threads = Executors.newFixedThreadPool(atOnce, Thread.ofPlatform().daemon().name("trial-", 1).factory());
    }

    /** The same every time, so that what was found can be found again; of both signs and all sizes. */
    static List<Trial.Seed> seeds(int count) {
        var random = new SplittableRandom(1951);
        var seeds = new ArrayList<Trial.Seed>();
        for (var i = 0; i < count; i++) {
            seeds.add(new Trial.Seed(random.nextLong(), random.nextLong()));
        }
        return seeds;
    }

    /**
     * In the order of the trials, once all have ended.
     *
     * @param lab of each trial
     * @param ended told of each as it ends
     * @throws Stopped if somebody stops the check
     */
    List<Outcome> run(Function<Trial, LabVersion> lab, List<Trial> trials, BiConsumer<Trial, Outcome> ended)
            throws Stopped {
        var running = trials.stream().map(trial -> threads.submit(() -> {
            var outcome = run(lab.apply(trial), trial);
            ended.accept(trial, outcome);
            return outcome;
        })).toList();
        var outcomes = new ArrayList<Outcome>();
        try {
            for (var run : running) {
                outcomes.add(run.get());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new Stopped();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
        if (outcomes.stream().anyMatch(Outcome::cancelled)) {
            throw new Stopped();
        }
        return outcomes;
    }

    /** A sandbox that does not come up in time, on a busy machine, says nothing about the lab: it is tried once more. */
    private Outcome run(LabVersion lab, Trial trial) {
        var outcome = tried(lab, trial);
        return outcome.ofOurs() ? tried(lab, trial) : outcome;
    }

    private Outcome tried(LabVersion lab, Trial trial) {
        var job = trial.kind() == Trial.Kind.GRADED
                ? Jobs.graded(lab, trial.files(), trial.seed().grading(), trial.seed().learner())
                : Jobs.practice(lab, trial.files(), trial.seed().learner());
        var outcome = new Outcome();
        return outcome.ended(backend.run(job, outcome));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Somebody stops the check: nothing more is found out. */
    static final class Stopped extends Exception {
    }
}
