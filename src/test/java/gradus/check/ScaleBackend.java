package gradus.check;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import gradus.labs.backend.Backend;
import gradus.labs.backend.Job;
import gradus.labs.backend.Readiness;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunObserver;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Message;
import gradus.labs.wire.TrialsJob;
import gradus.labs.wire.Wire;

/** Grades the lab {@code scale} of the tests' curriculum by reading its text: what a sandbox would find in seconds. */
final class ScaleBackend implements Backend {

    /** Those with sandboxes of their own. */
    final List<Job> jobs = new ArrayList<>();
    /** Of all that was graded. */
    final List<Long> seeds = new ArrayList<>();
    /** The code of what was graded in sandboxes of its own. */
    final List<String> alone = new ArrayList<>();

    @Override
    public Readiness readiness() {
        return new Readiness(true, List.of());
    }

    @Override
    public synchronized RunEnd run(Job job, RunObserver observer) {
        if (job.publicData().containsKey(TrialsJob.FILE)) {
            return together(job.publicData().get(TrialsJob.FILE), observer);
        }
        jobs.add(job);
        var code = job.learner().files().getOrDefault("Scale.java", "");
        if (code.contains("BROKEN")) {
            observer.claimed(new LearnerMessage.Diagnostic("error", "Scale.java", 3, 1, "x", "';' expected"));
            return end(RunEnd.Kind.COMPILE_ERROR, job.grader().isPresent() ? RunEnd.Grader.STOPPED : RunEnd.Grader.NONE);
        }
        if (code.contains("CANCEL")) {
            return end(RunEnd.Kind.CANCELLED, RunEnd.Grader.STOPPED);
        }
        if (code.contains("BUSY") && jobs.size() == 1) {
            return end(RunEnd.Kind.SANDBOX, RunEnd.Grader.NONE);
        }
        if (job.grader().isEmpty()) {
            job.learner().checks().keySet().forEach(_ -> observer.claimed(new LearnerMessage.Check("scaled", "Scaled",
                    code.contains("INVISIBLE") ? "failed" : "passed", null)));
            return end(RunEnd.Kind.COMPLETED, RunEnd.Grader.NONE);
        }
        if (job.grader().get().classes() == null) {
            observer.compiled(Map.of("solution", Map.of("Scale", new byte[] { 1 })));
        }
        if (code.contains("GRADER")) {
            observer.reported(new GraderMessage.Failed("Check mean: The solution has no answer"));
            return end(RunEnd.Kind.COMPLETED, RunEnd.Grader.FAILED_BEFORE_CALLS);
        }
        alone.add(code);
        grade(job.grader().get().seed(), code).forEach(observer::reported);
        return end(RunEnd.Kind.COMPLETED, RunEnd.Grader.DONE);
    }

    /** What several answers are told in one sandbox; nothing for those that only a process of their own can tell about. */
    private RunEnd together(byte[] trials, RunObserver observer) {
        var answers = Wire.read(new String(trials, UTF_8), TrialsJob.class).answers();
        for (var i = 0; i < answers.size(); i++) {
            var code = answers.get(i).files().get("Scale.java");
            if (Stream.of("BROKEN", "CANCEL", "GRADER", "ALONE").noneMatch(code::contains)) {
                var number = i;
                Stream.concat(grade(answers.get(i).seed(), code).stream(), Stream.of(new GraderMessage.Done()))
                        .forEach(message -> observer.claimed(new LearnerMessage.Log("lab",
                                Wire.write(new TrialsJob.Told(number, message)))));
            }
        }
        return end(RunEnd.Kind.COMPLETED, RunEnd.Grader.NONE);
    }

    private List<GraderMessage> grade(long seed, String code) {
        seeds.add(seed);
        return List.of(code.contains("matrix.mul(by)") ? check("scaled", 6, null)
                : check("scaled", 0, code.contains("-by") ? "wrong-sign" : "wrong-value"),
                code.contains("sum / values.length") ? check("mean", 4, null)
                        : code.contains("return sum;") ? check("mean", 1, "sum") : check("mean", 0, "wrong-value"),
                new GraderMessage.Metric("loss", 0, 100), new GraderMessage.Metric("loss", 1, seeds.size() % 2));
    }

    @Override
    public void cancel(UUID run) {
        // nothing here takes time
    }

    private static GraderMessage.Check check(String id, int points, String key) {
        return new GraderMessage.Check(id, key == null ? "passed" : points == 0 ? "failed" : "partial", points,
                key == null ? null : new Message(key, Map.of()), 1);
    }

    private static RunEnd end(RunEnd.Kind kind, RunEnd.Grader grader) {
        return new RunEnd(kind, grader, 0, "", new RunEnd.Usage(Duration.ZERO, Duration.ZERO, 0));
    }
}
