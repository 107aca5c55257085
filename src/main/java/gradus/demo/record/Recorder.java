package gradus.demo.record;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;

import gradus.catalog.Courses;
import gradus.catalog.Part.Kind;
import gradus.demo.script.AnswerFiles;
import gradus.demo.script.Cohort;
import gradus.demo.script.Recording;
import gradus.demo.script.Recordings;
import gradus.demo.script.Recordings.Key;
import gradus.demo.script.Step;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.bubblewrap.BubblewrapBackend;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.Labs;
import gradus.labs.runs.work.Jobs;
import gradus.labs.wire.Mode;

/** Carries out the runs of a cohort, each learner on data of their own, and keeps what they told. */
final class Recorder {

    /** How the code of a learner ends a run; any other end says more about this machine, and is tried again. */
    private static final Set<RunEnd.Kind> TRUE_ENDS = EnumSet.of(RunEnd.Kind.COMPLETED, RunEnd.Kind.COMPILE_ERROR,
            RunEnd.Kind.EXCEPTION);
    private static final int TRIES = 3;

    private final BubblewrapBackend backend;
    private final Consumer<String> progress;

    Recorder(BubblewrapBackend backend, Consumer<String> progress) {
        this.backend = backend;
        this.progress = progress;
    }

    /**
     * Runs what the files do not hold yet of the labs as they are now.
     *
     * @param only of this lab; empty for all that the cohort runs
     * @param folder where the files lie
     * @return false if some runs are missing still: the next call makes only these
     */
    boolean record(Cohort cohort, List<Path> roots, Optional<String> only, Path folder) throws IOException {
        var whole = true;
        var course = new Courses(roots).require(cohort.course());
        for (var part : course.parts(Kind.LAB)) {
            if (only.isEmpty() || only.get().equals(part.id())) {
                whole &= record(cohort, Labs.read(course, part), folder);
            }
        }
        return whole;
    }

    private boolean record(Cohort cohort, LabVersion lab, Path folder) throws IOException {
        var file = folder.resolve(Recordings.file(lab.id()));
        var before = before(file, lab);
        var wanted = new LinkedHashMap<Key, Step.Runs>();
        cohort.people().forEach(story -> story.runs().stream().filter(run -> run.lab().equals(lab.id()))
                .forEach(run -> wanted.put(new Key(story.id(), run.what()), run)));
        var runs = new TreeMap<Key, Recording>();
        wanted.forEach((key, step) -> Optional.ofNullable(before.get(key)).filter(run -> run.mode() == mode(step)
                && run.files().equals(AnswerFiles.of(lab, step.answer()))).ifPresent(run -> runs.put(key, run)));
        var kept = runs.size();
        write(file, lab, runs);
        carriedOut(lab, wanted, runs, file);
        progress.accept("%s: %d of %d runs, %d of them new, %d KiB".formatted(file, runs.size(), wanted.size(),
                runs.size() - kept, Files.size(file) / 1024));
        return runs.size() == wanted.size();
    }

    private static void write(Path file, LabVersion lab, Map<Key, Recording> runs) throws IOException {
        try (var out = Files.newOutputStream(file)) {
            new Recordings(lab.id(), lab.sha256(), runs).write(out);
        }
    }

    private static Map<Key, Recording> before(Path file, LabVersion lab) throws IOException {
        if (!Files.exists(file)) {
            return Map.of();
        }
        try (var in = Files.newInputStream(file)) {
            var recordings = Recordings.read(in);
            return recordings.version().equals(lab.sha256()) ? recordings.runs() : Map.of();
        }
    }

    /** Writes each run down once it has ended: whoever stops here goes on from there. */
    private void carriedOut(LabVersion lab, Map<Key, Step.Runs> wanted, Map<Key, Recording> runs, Path file)
            throws IOException {
        var running = new LinkedHashMap<Key, Future<Optional<Recording>>>();
        try (var threads = Executors.newFixedThreadPool(backend.slots())) {
            wanted.forEach((key, step) -> {
                if (!runs.containsKey(key)) {
                    running.put(key, threads.submit(() -> patiently(lab, key, step)));
                }
            });
            for (var each : running.entrySet()) {
                each.getValue().get().ifPresent(run -> runs.put(each.getKey(), run));
                write(file, lab, runs);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped.", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private Optional<Recording> patiently(LabVersion lab, Key key, Step.Runs step) {
        for (int tries = 0; tries < TRIES; tries++) {
            var run = run(lab, key, step);
            progress.accept("%s: %s, %s: %s".formatted(lab.id(), key.learner(), key.what(), run.end().kind().key()));
            if (run.end().kind() == RunEnd.Kind.CANCELLED) {
                return Optional.empty();
            }
            if (isTrue(run)) {
                return Optional.of(run);
            }
        }
        return Optional.empty();
    }

    private static boolean isTrue(Recording run) {
        return TRUE_ENDS.contains(run.end().kind())
                && (run.end().kind() != RunEnd.Kind.COMPLETED || run.end().grader() == (run.mode() == Mode.SUBMIT
                        ? RunEnd.Grader.DONE
                        : RunEnd.Grader.NONE));
    }

    private Recording run(LabVersion lab, Key key, Step.Runs step) {
        var files = AnswerFiles.of(lab, step.answer());
        var learnerSeed = seed("learner", lab.id(), key.learner()); // one for all of a learner's runs of a lab
        var gradingSeed = step.submitted() ? (Long) seed("grading", lab.id(), key.learner() + " " + key.what()) : null;
        var tape = new Tape();
        var end = backend.run(step.submitted() ? Jobs.graded(lab, files, gradingSeed, learnerSeed)
                : Jobs.practice(lab, files, learnerSeed), tape);
        return new Recording(mode(step), files, learnerSeed, gradingSeed, tape.told(), end);
    }

    private static Mode mode(Step.Runs step) {
        return step.submitted() ? Mode.SUBMIT : Mode.PRACTICE;
    }

    /** The same every time. */
    private static long seed(String kind, String lab, String who) {
        try {
            return ByteBuffer.wrap(MessageDigest.getInstance("SHA-256")
                    .digest("%s %s %s".formatted(kind, lab, who).getBytes(StandardCharsets.UTF_8))).getLong();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 belongs to every Java", e);
        }
    }
}
