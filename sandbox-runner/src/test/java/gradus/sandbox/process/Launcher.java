package gradus.sandbox.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import gradus.sandbox.wire.Go;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;
import gradus.sandbox.wire.LearnerJob;
import gradus.sandbox.wire.LearnerMessage;
import gradus.sandbox.wire.Wire;

/** What the application's launcher does, in small: jobs, {@code go}, {@code restart}. */
final class Launcher {

    static final long SEED = 42;
    private static final List<String> LEARNER_FLAGS = List.of("-Xmx512m", "-XX:MaxDirectMemorySize=256m");

    /** A practice run and how it ended. */
    record Practice(List<LearnerMessage> said, List<String> garbage, int exitCode, List<String> stderr) {

        <T extends LearnerMessage> List<T> said(Class<T> type) {
            return said.stream().filter(type::isInstance).map(type::cast).toList();
        }

        /** Everything logged on that stream, line by line. */
        List<String> log(String stream) {
            return said(LearnerMessage.Log.class).stream().filter(log -> log.stream().equals(stream))
                    .map(LearnerMessage.Log::text).toList();
        }
    }

    /** A submit run's report; {@code learnerExits} of those learner processes that ended by themselves. */
    record Graded(List<GraderMessage> report, int exitCode, List<Integer> learnerExits, List<String> learnerSaid,
            List<String> stderr) {

        GraderMessage.Check check(String id) {
            var found = report.stream().filter(GraderMessage.Check.class::isInstance)
                    .map(GraderMessage.Check.class::cast).filter(check -> check.id().equals(id)).toList();
            if (found.size() != 1) {
                throw new AssertionError("%d lines for %s: %s %s".formatted(found.size(), id, report, stderr));
            }
            return found.getFirst();
        }

        long restarts() {
            return report.stream().filter(GraderMessage.Restart.class::isInstance).count();
        }
    }

    private final Path folder;

    /** @param folder short enough for a socket's path */
    Launcher(Path folder) {
        this.folder = folder;
    }

    Practice practice(Map<String, String> files, Map<String, String> checks, String checkClass) throws IOException {
        return practice("Train", files, checks, checkClass);
    }

    /** A live cell of a lesson. */
    Practice cell(String text) throws IOException {
        return practice("Cell", Map.of("Cell.java", text), Map.of(), null);
    }

    private Practice practice(String entryPoint, Map<String, String> files, Map<String, String> checks,
            String checkClass) throws IOException {
        var job = new LearnerJob(Wire.PROTOCOL, "learner", UUID.randomUUID(), 1, "practice", SEED, entryPoint, files,
                checks, checkClass, null);
        try (var learner = learner()) {
            learner.send(job);
            var said = new ArrayList<LearnerMessage>();
            var garbage = new ArrayList<String>();
            for (var line = learner.next(); line != null; line = learner.next()) {
                try {
                    said.add(Wire.read(line, LearnerMessage.class));
                } catch (IllegalArgumentException e) {
                    garbage.add(line);
                }
            }
            return new Practice(said, garbage, learner.exitCode(), learner.stderr());
        }
    }

    Graded submit(Map<String, String> files, Map<String, String> grader, String graderClass,
            List<GraderJob.Check> checks) throws IOException {
        return submit(7, files, grader, graderClass, checks);
    }

    /** @param seed the grading seed */
    Graded submit(long seed, Map<String, String> files, Map<String, String> grader, String graderClass,
            List<GraderJob.Check> checks) throws IOException {
        return submit(files, new GraderJob(Wire.PROTOCOL, "grader", UUID.randomUUID(), 1, seed, SEED, grader,
                graderClass, Map.of(), Map.of(), null, checks, "", 3));
    }

    /** @param given the job, but for its gate */
    Graded submit(Map<String, String> files, GraderJob given) throws IOException {
        var gate = Files.createTempDirectory(folder, "g").resolve("s");
        var job = new GraderJob(given.protocol(), given.role(), given.run(), given.attempt(), given.seed(),
                given.learnerSeed(), given.files(), given.graderClass(), given.solution(), given.wrong(),
                given.classes(), given.checks(), gate.toString(), given.maxRestarts());
        var learnerJob = new LearnerJob(Wire.PROTOCOL, "learner", job.run(), 1, "submit", SEED, "Train", files,
                Map.of(), null, gate.toString());
        var report = new ArrayList<GraderMessage>();
        var exits = new ArrayList<Integer>();
        var said = new ArrayList<String>();
        Jvm learner = null;
        var mayEnd = true;
        try (var process = new Jvm("gradus.sandbox.grader.GraderMain", folder.resolve("hidden"),
                List.of("-Xmx384m", "-XX:MaxDirectMemorySize=64m"))) {
            process.send(job);
            for (var line = process.next(); line != null; line = process.next()) {
                var message = Wire.read(line, GraderMessage.class);
                report.add(message);
                // one that is lost to its deadline never ends by itself
                mayEnd = !(message instanceof GraderMessage.Done)
                        || report.stream().noneMatch(Launcher::isLost);
                if (message instanceof GraderMessage.Restart) {
                    learner.close();
                }
                if (message instanceof GraderMessage.Listening || message instanceof GraderMessage.Restart) {
                    learner = learner();
                    learner.send(learnerJob);
                    if (awaitReady(learner, said)) {
                        process.send(new Go());
                    }
                }
            }
            var exit = process.exitCode();
            if (learner != null && exit == 0 && mayEnd) {
                exits.add(learner.exitCode());
                for (var line = learner.next(); line != null; line = learner.next()) {
                    said.add(line);
                }
            }
            return new Graded(report, exit, exits, said, process.stderr());
        } finally {
            if (learner != null) {
                learner.close();
            }
        }
    }

    private static boolean isLost(GraderMessage message) {
        return message instanceof GraderMessage.Check check && check.message() != null
                && List.of("late", "exited", "protocol").contains(check.message().key());
    }

    private static boolean awaitReady(Jvm learner, List<String> said) {
        for (var line = learner.next(); line != null; line = learner.next()) {
            said.add(line);
            if (Wire.read(line, LearnerMessage.class) instanceof LearnerMessage.Ready) {
                return true;
            }
        }
        throw new AssertionError("Not ready: %s %s".formatted(said, learner.stderr()));
    }

    private Jvm learner() throws IOException {
        return new Jvm("gradus.sandbox.learner.LearnerMain", folder.resolve("public"), LEARNER_FLAGS);
    }
}
