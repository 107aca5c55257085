package gradus.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import gradus.labs.backend.Backend;
import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd;
import gradus.labs.definition.LabVersion;
import gradus.labs.runs.work.Jobs;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Mode;
import gradus.labs.wire.TrialsJob;
import gradus.labs.wire.Wire;

/**
 * Graded runs of one lab that share one sandbox, where the engine and the compiler start once. All that is in it was
 * written by the lab's author; an answer of a learner's is never graded like this.
 */
final class Batch {

    private static final String ENTRY = "Batch";
    private static final String PROGRAM = """
            class Batch {
                static void run(gradus.lab.Lab lab) throws Exception {
                    gradus.sandbox.grader.Trials.run(lab);
                }
            }
            """;
    private static final Duration LONGEST_WALL = Duration.ofHours(1);
    private static final Duration LONGEST_CPU = Duration.ofHours(2);

    private Batch() {
    }

    /**
     * In the order of the trials: what came out; empty where nothing did, and nobody knows why.
     *
     * @param classes what the lab's own code was compiled to, if that is known
     */
    static List<Optional<Outcome>> run(Backend backend, LabVersion lab, List<Trial> trials,
            Optional<Map<String, Map<String, byte[]>>> classes) {
        var data = new HashMap<>(lab.publicData());
        data.putAll(lab.hiddenData());
        if (data.size() < lab.publicData().size() + lab.hiddenData().size() || data.containsKey(TrialsJob.FILE)) {
            return trials.stream().map(_ -> Optional.<Outcome> empty()).toList(); // one folder cannot be both
        }
        data.put(TrialsJob.FILE, Wire.write(job(lab, trials, classes)).getBytes(UTF_8));
        var limits = lab.limits();
        var heard = new Heard(trials.size(), lab.checks().size());
        backend.run(new Job(new LearnerJob(Wire.PROTOCOL, "learner", UUID.randomUUID(), 1, Mode.PRACTICE.key(), 0, ENTRY,
                Map.of(ENTRY + ".java", PROGRAM), Map.of(), null, null), data, Optional.empty(), Map.of(),
                new Limits(times(limits.wall(), trials.size() + 1, LONGEST_WALL),
                        times(limits.cpu(), trials.size() + 1, LONGEST_CPU), lab.memoryBytes(Mode.SUBMIT),
                        limits.processes(), limits.outputBytes())),
                heard);
        return heard.outcomes();
    }

    private static TrialsJob job(LabVersion lab, List<Trial> trials,
            Optional<Map<String, Map<String, byte[]>>> classes) {
        var jobs = trials.stream().map(trial -> Jobs.graded(lab, trial.files(), trial.seed().grading(),
                trial.seed().learner())).toList();
        var grader = jobs.getFirst().grader().orElseThrow().withGate("");
        return new TrialsJob(classes.map(grader::withClasses).orElse(grader), lab.entryPoint(),
                jobs.stream().map(job -> new TrialsJob.Answer(job.learner().files(), job.grader().orElseThrow().seed(),
                        job.learner().seed())).toList());
    }

    private static Duration times(Duration one, int times, Duration most) {
        var all = one.multipliedBy(times);
        return all.compareTo(most) < 0 ? all : most;
    }

    /** Sorts what the one sandbox tells by the answer that it is about. */
    private static final class Heard extends OneProcess {

        private static final RunEnd WELL = new RunEnd(RunEnd.Kind.COMPLETED, RunEnd.Grader.DONE, 0, "",
                new RunEnd.Usage(Duration.ZERO, Duration.ZERO, 0));

        private final List<Outcome> outcomes = new ArrayList<>();
        private final boolean[] done;
        private final int checks;

        /** @param checks that each of them must have been told of */
        Heard(int answers, int checks) {
            this.checks = checks;
            for (var i = 0; i < answers; i++) {
                outcomes.add(new Outcome());
            }
            done = new boolean[answers];
        }

        @Override
        public synchronized void claimed(LearnerMessage message) {
            if (message instanceof LearnerMessage.Log(var stream, var text) && stream.equals("lab")) {
                TrialsJob.Told told;
                try {
                    told = Wire.read(text, TrialsJob.Told.class);
                } catch (IllegalArgumentException e) {
                    return; // a line that was too long for the log: its answer lacks a check
                }
                var outcome = outcomes.get(told.answer());
                if (told.message() instanceof GraderMessage.Done) {
                    outcome.ended(WELL);
                    done[told.answer()] = outcome.report().size() == checks;
                } else {
                    outcome.reported(told.message());
                }
            }
        }

        synchronized List<Optional<Outcome>> outcomes() {
            var found = new ArrayList<Optional<Outcome>>();
            for (var i = 0; i < done.length; i++) {
                found.add(done[i] ? Optional.of(outcomes.get(i)) : Optional.empty());
            }
            return found;
        }
    }
}
