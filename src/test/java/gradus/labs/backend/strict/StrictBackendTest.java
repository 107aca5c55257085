package gradus.labs.backend.strict;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import gradus.labs.backend.Backend;
import gradus.labs.backend.Device;
import gradus.labs.backend.Job;
import gradus.labs.backend.LabIsolation;
import gradus.labs.backend.Limits;
import gradus.labs.backend.Phase;
import gradus.labs.backend.Readiness;
import gradus.labs.backend.RunEnd;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.RunEnd.Usage;
import gradus.labs.backend.RunObserver;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.StrictJob;
import gradus.labs.wire.Wire;

/** What becomes of a strict run's three parts, with a backend that plays them. */
class StrictBackendTest {

    private static final Usage USED = new Usage(Duration.ofSeconds(2), Duration.ofSeconds(1), 1000);
    /** Of a run of three such parts: the slot was kept through all of them, the rest is the learner's. */
    private static final Usage ALL = new Usage(Duration.ofSeconds(50 + 2 + 50), USED.cpu(), USED.memoryPeakBytes());
    private static final Usage OURS = new Usage(Duration.ofSeconds(50), Duration.ofSeconds(40), 9000);
    private static final Map<String, Map<String, byte[]>> CLASSES = Map.of("grader", Map.of("G", new byte[] { 1 }));

    private final Seen seen = new Seen();
    private final Played played = new Played();
    private final StrictBackend backend = new StrictBackend(played);

    @Test
    void isThreeRunsOfWhichNoneHoldsBothHiddenThingsAndTheLearners() {
        var end = backend.run(job(), seen);
        assertThat(end).isEqualTo(new RunEnd(Kind.COMPLETED, Grader.DONE, 0, "", ALL));
        assertThat(seen.checks()).containsExactly("first passed 10", "second failed 0");
        assertThat(played.jobs).extracting(Job::phase).containsExactly(Phase.DRAW, Phase.ANSWER, Phase.JUDGE);
        assertThat(played.jobs).allSatisfy(job -> assertThat(job.grader()).isEmpty());
        assertThat(played.jobs).extracting(job -> job.learner().run()).containsOnly(job().learner().run());
        assertThat(played.jobs).extracting(Job::name).doesNotHaveDuplicates();
        var draw = played.jobs.get(0);
        var answer = played.jobs.get(1);
        var judge = played.jobs.get(2);
        assertThat(draw.publicData()).containsOnlyKeys("hidden.csv", "strict-job.json");
        assertThat(draw.learner().files().toString()).doesNotContain("the learner's");
        assertThat(answer.learner()).isEqualTo(job().learner().answering());
        assertThat(answer.publicData()).containsOnlyKeys("points.csv", "strict-calls.0");
        assertThat(answer.publicData().get("strict-calls.0")).isEqualTo("some calls".getBytes(UTF_8));
        assertThat(answer.toString()).doesNotContain("class G", "hidden.csv");
        assertThat(judge.publicData()).containsOnlyKeys("hidden.csv", "strict-job.json", "strict-answers.0");
        assertThat(judge.publicData().get("strict-answers.0")).isEqualTo("some answers".getBytes(UTF_8));
        assertThat(strictJob(judge).calls())
                .isEqualTo("1ead5e1a9e208fb2a5f3723362b2be2f8e04e3c466a38eccd90ed653cda713f9");
        assertThat(played.jobs).extracting(Job::device).containsExactly(Device.CPU, Device.GPU, Device.CPU);
    }

    @Test
    void itsProgressIsTold() {
        backend.run(job(), seen);
        assertThat(seen.report).filteredOn(GraderMessage.Progress.class::isInstance).containsExactly(
                new GraderMessage.Progress(1, 3), new GraderMessage.Progress(2, 3), new GraderMessage.Progress(3, 3));
        assertThat(seen.report).first().isInstanceOf(GraderMessage.Hello.class);
        assertThat(seen.report).last().isEqualTo(new GraderMessage.Done());
    }

    @Test
    void whatDrawingCompiledIsToldAndUsedForJudging() {
        played.runtime = Optional.of("this one");
        played.says(Phase.DRAW, (_, observer) -> {
            report(observer, "{\"type\":\"compiled\",\"classes\":{\"grader\":{\"G\":\"AQ==\"}}}");
            return played.draws(observer);
        });
        backend.run(job(), seen);
        assertThat(strictJob(played.jobs.get(0)).compiled()).isTrue();
        assertThat(seen.classes).singleElement().satisfies(told -> assertThat(told.get("grader")).containsOnlyKeys("G"));
        assertThat(strictJob(played.jobs.get(2)).grader().files()).isEmpty();
        assertThat(strictJob(played.jobs.get(2)).grader().classes()).containsOnlyKeys("grader");
        backend.run(job().withClasses(CLASSES), seen);
        assertThat(strictJob(played.jobs.get(3)).compiled()).as("nobody asks a second time").isFalse();
    }

    @Test
    void whatIsPrintedBehindReadyIsWithheldAndNoVerdict() {
        played.says(Phase.ANSWER, (_, observer) -> {
            observer.claimed(new LearnerMessage.Log("err", "a warning"));
            observer.claimed(new LearnerMessage.Ready());
            observer.claimed(new LearnerMessage.Log("out", "a hidden input"));
            observer.claimed(new LearnerMessage.Check("first", "First", "passed", null));
            chunk(observer, "report", check("first", "passed", 10));
            chunk(observer, "report", "{\"type\":\"done\"}\n");
            observer.claimed(new LearnerMessage.Chunk("answers", "no base64!"));
            chunk(observer, "answers", "some answers");
            return end(Kind.COMPLETED, USED);
        });
        played.says(Phase.JUDGE, (_, observer) -> {
            report(observer, "{\"type\":\"listening\"}");
            chunk(observer, "report", check("first", "failed", 0));
            report(observer, "{\"type\":\"done\"}");
            return end(Kind.COMPLETED, OURS);
        });
        backend.run(job(), seen);
        assertThat(seen.checks()).containsExactly("first failed 0");
        assertThat(seen.claims).containsExactly(new LearnerMessage.Ready());
        assertThat(seen.withheld.toString()).contains("a warning", "a hidden input", "\"name\":\"report\"");
        assertThat(played.jobs.getLast().publicData().get("strict-answers.0")).isEqualTo("some answers".getBytes(UTF_8));
    }

    @Test
    void whatTheAuthorsPartsPrintIsForNobody() {
        played.says(Phase.DRAW, (_, observer) -> {
            observer.claimed(new LearnerMessage.Log("out", "a hidden input"));
            observer.claimed(new LearnerMessage.Diagnostic("error", "G.java", 1, 1, "x", "a hidden input"));
            return played.draws(observer);
        });
        backend.run(job(), seen);
        assertThat(seen.claims.toString() + seen.withheld).doesNotContain("a hidden input");
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = { "WALL", "CPU", "OUTPUT" })
    void aLimitKeepsWhatWasAnswered(Kind kind) {
        played.ends(Phase.ANSWER, kind);
        played.says(Phase.JUDGE, (_, observer) -> {
            report(observer, "{\"type\":\"listening\"}");
            chunk(observer, "report", check("first", "passed", 10));
            report(observer, "{\"type\":\"done\"}");
            return end(Kind.COMPLETED, OURS);
        });
        var end = backend.run(job(), seen);
        assertThat(strictJob(played.jobs.getLast()).stopped()).isTrue();
        assertThat(end.kind()).isEqualTo(kind);
        assertThat(end.grader()).isEqualTo(Grader.STOPPED);
        assertThat(end.usage()).isEqualTo(ALL);
        assertThat(seen.checks()).containsExactly("first passed 10");
    }

    @Test
    void whoAnsweredEverythingBeforeALimitHasAnsweredIt() {
        played.ends(Phase.ANSWER, Kind.WALL);
        assertThat(backend.run(job(), seen)).isEqualTo(new RunEnd(Kind.COMPLETED, Grader.DONE, -1, "", ALL));
    }

    @ParameterizedTest
    @EnumSource(value = Kind.class, names = { "MEMORY", "CRASHED", "EXITED", "EXCEPTION" })
    void aProcessThatDiesIsJudgedByWhatItAnswered(Kind kind) {
        played.ends(Phase.ANSWER, kind);
        var end = backend.run(job(), seen);
        assertThat(strictJob(played.jobs.getLast()).stopped()).isFalse();
        assertThat(end).isEqualTo(new RunEnd(kind, Grader.DONE, 0, "", ALL));
    }

    @Test
    void whatDoesNotCompileIsNotJudged() {
        played.says(Phase.ANSWER, (_, observer) -> {
            observer.claimed(new LearnerMessage.Diagnostic("error", "A.java", 1, 1, "x", "';' expected"));
            return end(Kind.COMPILE_ERROR, USED);
        });
        var end = backend.run(job(), seen);
        assertThat(end.kind()).isEqualTo(Kind.COMPILE_ERROR);
        assertThat(end.grader()).isEqualTo(Grader.STOPPED);
        assertThat(seen.claims).hasSize(1);
        assertThat(played.jobs).hasSize(2);
    }

    @Test
    void anAdaptiveCheckCostsTheLearnerNothing() {
        played.says(Phase.DRAW, (_, observer) -> {
            report(observer, "{\"type\":\"failed\",\"message\":\"Check second is adaptive.\"}");
            return end(Kind.COMPLETED, OURS);
        });
        var end = backend.run(job(), seen);
        assertThat(end.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(end.grader()).isEqualTo(Grader.FAILED_BEFORE_CALLS);
        assertThat(end.detail()).isEqualTo("Check second is adaptive.");
        assertThat(end.usage().cpu()).isZero();
        assertThat(played.jobs).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({
            // phase, whether it had begun to read answers, how it ended, kind, grader
            "DRAW, false, WALL, COMPLETED, FAILED_BEFORE_CALLS", "DRAW, false, MEMORY, COMPLETED, FAILED_BEFORE_CALLS",
            "DRAW, true, CRASHED, COMPLETED, FAILED_BEFORE_CALLS", "DRAW, false, SANDBOX, SANDBOX, STOPPED",
            "ANSWER, false, SANDBOX, SANDBOX, STOPPED", "JUDGE, false, EXCEPTION, COMPLETED, FAILED_BEFORE_CALLS",
            "JUDGE, false, SANDBOX, SANDBOX, STOPPED", "JUDGE, true, CRASHED, COMPLETED, DIED",
            "JUDGE, true, SANDBOX, COMPLETED, DIED" })
    void whoseFaultAnEndIs(Phase phase, boolean listening, Kind how, Kind kind, Grader grader) {
        played.says(phase, (_, observer) -> {
            if (listening) {
                report(observer, "{\"type\":\"listening\"}");
            }
            return end(how, phase == Phase.ANSWER ? USED : OURS);
        });
        var end = backend.run(job(), seen);
        assertThat(end.kind()).as(end.toString()).isEqualTo(kind);
        assertThat(end.grader()).isEqualTo(grader);
        assertThat(end.usage().cpu()).isEqualTo(phase == Phase.DRAW ? Duration.ZERO : USED.cpu());
        assertThat(end.usage().wall().toSeconds())
                .isEqualTo(phase == Phase.DRAW ? 50 : phase == Phase.ANSWER ? 50 + 2 : 50 + 2 + 50);
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, names = "WHOLE", mode = EnumSource.Mode.EXCLUDE)
    void canBeCancelledInEveryPart(Phase phase) {
        played.says(phase, (job, _) -> {
            backend.cancel(job.learner().run());
            return end(played.cancelled.contains(job.learner().run()) ? Kind.CANCELLED : Kind.COMPLETED, USED);
        });
        assertThat(backend.run(job(), seen).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(played.jobs).last().extracting(Job::phase).isEqualTo(phase);
    }

    @Test
    void aCancelBetweenTwoPartsStartsNoOther() {
        played.says(Phase.DRAW, (job, observer) -> {
            var end = played.draws(observer);
            backend.cancel(job.learner().run());
            return end; // it had ended by itself
        });
        assertThat(backend.run(job(), seen).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(played.jobs).hasSize(1);
    }

    @Test
    void onlyWhatTheLearnersCodeUsesIsUsed() {
        var measured = new ArrayList<Optional<Usage>>();
        for (var phase : List.of(Phase.DRAW, Phase.ANSWER, Phase.JUDGE)) {
            var before = played.scripts.get(phase);
            played.says(phase, (job, observer) -> {
                measured.add(backend.usage(job.learner().run()));
                return before.apply(job, observer);
            });
        }
        backend.run(job(), seen);
        assertThat(measured).extracting(used -> used.orElseThrow().cpu().toSeconds()).containsExactly(0L, 77L, 1L);
        assertThat(measured).extracting(used -> used.orElseThrow().wall().toSeconds()).containsExactly(7L, 57L, 59L);
    }

    @Test
    void otherRunsAreHandedOnAsTheyAre() {
        var standard = new Job(job().learner(), Map.of(), job().grader(), Map.of(), Limits.DEFAULT);
        var practice = new Job(job().learner(), Map.of(), Optional.empty(), Map.of(), Limits.DEFAULT, Device.CPU,
                LabIsolation.STRICT, Phase.WHOLE);
        for (var job : List.of(standard, practice)) {
            backend.run(job, seen);
            assertThat(played.jobs).last().isSameAs(job);
        }
    }

    private static StrictJob strictJob(Job job) {
        return Wire.read(new String(job.publicData().get(StrictJob.FILE), UTF_8), StrictJob.class);
    }

    private static Job job() {
        var run = new UUID(1, 2);
        var checks = List.of(new GraderJob.Check("first", 10, 5_000, null), new GraderJob.Check("second", 10, 5_000,
                null));
        return new Job(new LearnerJob(Wire.PROTOCOL, "learner", run, 1, "submit", 42, "Train",
                Map.of("Train.java", "class Train { /* the learner's */ }"), Map.of(), null, null),
                Map.of("points.csv", new byte[] { 1 }),
                Optional.of(new GraderJob(Wire.PROTOCOL, "grader", run, 1, 7, 42, Map.of("G.java", "class G {}"), "G",
                        Map.of(), Map.of(), null, checks, null, 3)),
                Map.of("hidden.csv", new byte[] { 3 }), Limits.DEFAULT, Device.GPU, LabIsolation.STRICT, Phase.WHOLE);
    }

    private static String check(String id, String outcome, int points) {
        return Wire.write(new GraderMessage.Check(id, outcome, points, null, 1)) + "\n";
    }

    private static RunEnd end(Kind kind, Usage usage) {
        return new RunEnd(kind, Grader.NONE, 0, "", usage);
    }

    private static void report(RunObserver observer, String line) {
        chunk(observer, "report", line + "\n");
    }

    private static void chunk(RunObserver observer, String name, String text) {
        observer.claimed(new LearnerMessage.Chunk(name, Base64.getEncoder().encodeToString(text.getBytes(UTF_8))));
    }

    /** Plays the parts as they go well, unless it was told otherwise. */
    private static final class Played implements Backend {

        private final List<Job> jobs = new ArrayList<>();
        private final List<UUID> cancelled = new ArrayList<>();
        private final Map<Phase, BiFunction<Job, RunObserver, RunEnd>> scripts = new EnumMap<>(Phase.class);
        private Optional<String> runtime = Optional.empty();

        Played() {
            says(Phase.WHOLE, (_, _) -> end(Kind.COMPLETED, USED));
            says(Phase.DRAW, (_, observer) -> draws(observer));
            ends(Phase.ANSWER, Kind.COMPLETED);
            says(Phase.JUDGE, (_, observer) -> {
                report(observer, "{\"type\":\"listening\"}");
                chunk(observer, "report", check("first", "passed", 10) + check("second", "failed", 0));
                report(observer, "{\"type\":\"done\"}");
                return end(Kind.COMPLETED, OURS);
            });
        }

        void says(Phase phase, BiFunction<Job, RunObserver, RunEnd> script) {
            scripts.put(phase, script);
        }

        void ends(Phase phase, Kind kind) {
            says(phase, (_, observer) -> {
                observer.claimed(new LearnerMessage.Ready());
                chunk(observer, "answers", "some ");
                chunk(observer, "answers", "answers");
                return end(kind, USED);
            });
        }

        RunEnd draws(RunObserver observer) {
            report(observer, Wire.write(new GraderMessage.Hello(1, "grader", "1", "25", null, null, null)));
            chunk(observer, "calls", "some ");
            chunk(observer, "calls", "calls");
            report(observer, "{\"type\":\"done\"}");
            return end(Kind.COMPLETED, OURS);
        }

        @Override
        public RunEnd run(Job job, RunObserver observer) {
            jobs.add(job);
            observer.started();
            return scripts.get(job.phase()).apply(job, observer);
        }

        @Override
        public Readiness readiness() {
            return new Readiness(true, List.of());
        }

        @Override
        public Optional<String> runtime() {
            return runtime;
        }

        @Override
        public Optional<Usage> usage(UUID run) {
            return Optional.of(new Usage(Duration.ofSeconds(7), Duration.ofSeconds(77), 0));
        }

        @Override
        public void cancel(UUID run) {
            cancelled.add(run);
        }
    }
}
