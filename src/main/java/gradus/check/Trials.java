package gradus.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BiConsumer;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.stream.IntStream;

import gradus.labs.backend.Backend;
import gradus.labs.definition.LabVersion;
import gradus.labs.runs.work.Jobs;

/** Makes runs as learners' runs are made, as many at once as the machine has sandboxes for. */
final class Trials implements AutoCloseable {

    /** So that one answer that spoils the rest of its batch costs little. */
    private static final int LARGEST_BATCH = 10;

    private final Backend backend;
    private final int atOnce;
    private final ExecutorService threads;
    /** By lab version: what its own code was compiled to, in the first of its graded runs. */
    private final Map<String, Map<String, Map<String, byte[]>>> classes = new ConcurrentHashMap<>();

    /** @param atOnce how many runs go on at the same time */
    Trials(Backend backend, int atOnce) {
        this.backend = backend;
        this.atOnce = atOnce;
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
     * Each in sandboxes of its own. In the order of the trials, once all have ended.
     *
     * @param lab of each trial
     * @param ended told of each as it ends
     * @throws Stopped if somebody stops the check
     */
    List<Outcome> run(Function<Trial, LabVersion> lab, List<Trial> trials, BiConsumer<Trial, Outcome> ended)
            throws Stopped {
        return all(trials.stream().map(trial -> (Callable<List<Outcome>>) () -> List.of(
                told(trial, run(lab.apply(trial), trial), ended))).toList());
    }

    /**
     * Graded runs of one lab that share sandboxes. What does not come out as hoped is run again by itself, and only that
     * counts.
     */
    List<Outcome> together(LabVersion lab, List<Trial> trials, BiPredicate<Trial, Outcome> hoped,
            BiConsumer<Trial, Outcome> ended) throws Stopped {
        return together(trials, some -> Batch.run(backend, lab, some, known(lab)), hoped, _ -> lab, ended);
    }

    /** Live cells that share sandboxes. What does not come to its end is run again by itself, and only that counts. */
    List<Outcome> cells(Map<Trial, LabVersion> cells, BiConsumer<Trial, Outcome> ended) throws Stopped {
        return together(List.copyOf(cells.keySet()),
                some -> CellBatch.run(backend, cells.get(some.getFirst()), some), (_, _) -> true, cells::get, ended);
    }

    private List<Outcome> together(List<Trial> trials, Function<List<Trial>, List<Optional<Outcome>>> sharing,
            BiPredicate<Trial, Outcome> hoped, Function<Trial, LabVersion> lab, BiConsumer<Trial, Outcome> ended)
            throws Stopped {
        var batches = new ArrayList<Callable<List<Outcome>>>();
        var rounds = Math.max(1, Math.ceilDiv(trials.size(), atOnce * LARGEST_BATCH));
        var size = Math.max(1, Math.ceilDiv(trials.size(), atOnce * rounds)); // so that all end at about the same time
        for (var i = 0; i < trials.size(); i += size) {
            var some = trials.subList(i, Math.min(i + size, trials.size()));
            batches.add(() -> {
                var found = sharing.apply(some);
                return IntStream.range(0, some.size()).mapToObj(at -> told(some.get(at), found.get(at)
                        .filter(outcome -> hoped.test(some.get(at), outcome))
                        .orElseGet(() -> run(lab.apply(some.get(at)), some.get(at))), ended)).toList();
            });
        }
        return all(batches);
    }

    private static Outcome told(Trial trial, Outcome outcome, BiConsumer<Trial, Outcome> ended) {
        ended.accept(trial, outcome);
        return outcome;
    }

    private List<Outcome> all(List<Callable<List<Outcome>>> work) throws Stopped {
        var running = work.stream().map(threads::submit).toList();
        var outcomes = new ArrayList<Outcome>();
        try {
            for (var some : running) {
                outcomes.addAll(some.get());
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
        outcome.ended(backend.run(known(lab).map(job::withClasses).orElse(job), outcome));
        outcome.classes().ifPresent(told -> classes.put(lab.sha256(), told));
        return outcome;
    }

    private Optional<Map<String, Map<String, byte[]>>> known(LabVersion lab) {
        return Optional.ofNullable(classes.get(lab.sha256()));
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }

    /** Somebody stops the check: nothing more is found out. */
    static final class Stopped extends Exception {
    }
}
