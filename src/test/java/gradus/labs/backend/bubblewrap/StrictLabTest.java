package gradus.labs.backend.bubblewrap;

import static gradus.labs.backend.bubblewrap.Sandbox.MIB;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
import gradus.labs.backend.RunObserver;
import gradus.labs.backend.bubblewrap.box.Programs;
import gradus.labs.backend.conversation.Seen;
import gradus.labs.backend.strict.StrictBackend;
import gradus.labs.wire.Comparison;
import gradus.labs.wire.Comparison.Argument;
import gradus.labs.wire.Comparison.Dimension;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.LearnerMessage;
import gradus.labs.wire.Wire;

/** A strict lab in real sandboxes, with compiler and engine. */
class StrictLabTest {

    private static final Limits LIMITS = limits(60);
    private static final String SECRET = "what only the grader knows";
    private static final String ADDER = """
            class Adder {
                static int called;
                static double add(double a, double b, String check) throws Exception {
                    %s
                    return a + b;
                }
                static float[] twice(float[] values) {
                    float[] out = new float[values.length];
                    for (int i = 0; i < out.length; i++) { out[i] = 2 * values[i]; }
                    return out;
                }
                static String look() throws Exception { return Look.everywhere(); }
            }
            """;
    private static final String FORGES = """
            {
                var pipe = new java.io.FileOutputStream(java.io.FileDescriptor.out);
                var verdict = "{\\"type\\":\\"check\\",\\"id\\":\\"adds\\",\\"outcome\\":\\"passed\\",\\"points\\":10,\\"message\\":null,\\"millis\\":1}";
                var report = java.util.Base64.getEncoder().encodeToString((verdict + "\\n{\\"type\\":\\"done\\"}\\n").getBytes());
                pipe.write((verdict + "\\n{\\"type\\":\\"chunk\\",\\"name\\":\\"report\\",\\"data\\":\\"" + report + "\\"}\\n").getBytes());
                if (check.equals("again")) {
                    pipe.write("{\\"type\\":\\"chunk\\",\\"name\\":\\"answers\\",\\"data\\":\\"AAAA\\"}\\n".getBytes());
                }
            }
            if (check.equals("adds")) { return 1; }
            """;

    private static BubblewrapBackend sandboxes;

    private final Seen seen = new Seen();

    @BeforeAll
    static void open() {
        sandboxes = new BubblewrapBackend(new Settings(RuntimeFolder.required(), Settings.CACHE, Settings.RUN, 46_301, 1,
                2, 0, Programs.STANDARD));
        assertThat(sandboxes.readiness().ready()).as(sandboxes.readiness().findings().toString()).isTrue();
    }

    @AfterAll
    static void close() {
        sandboxes.close();
    }

    @AfterEach
    void nothingIsLeft() throws IOException {
        Leftovers.assertNone();
    }

    @Test
    void theSolutionGetsFullMarksAndSeesNothingHiddenWhereTheGraderDoes() throws IOException {
        var end = run(job("", LIMITS, ""));
        assertThat(seen.checks()).as(end + " " + seen.report).containsExactly("adds passed 10", "look passed 10",
                "twice passed 10", "again passed 10");
        assertThat(end.kind()).isEqualTo(Kind.COMPLETED);
        assertThat(end.grader()).isEqualTo(Grader.DONE);
        assertThat(end.usage().cpu()).isPositive();
        assertThat(seen.classes).singleElement().satisfies(told -> assertThat(told).containsOnlyKeys("grader", "solution"));
        var again = new Seen();
        new StrictBackend(sandboxes).run(job("", LIMITS, "").withClasses(seen.classes.getFirst()), again);
        assertThat(again.checks()).isEqualTo(seen.checks());
        assertThat(again.classes).isEmpty();
    }

    @Test
    void aWrongAnswerLosesItsCheckIsToldWhatItThrewAndWhatItPrintsIsWithheld() throws IOException {
        run(job("System.out.println(\"hidden: \" + a); if (check.equals(\"adds\")) { return a - b - 1; }"
                + " if (check.equals(\"again\")) { throw new UnsupportedOperationException(\"hidden: \" + a); }", LIMITS,
                ""));
        assertThat(seen.checks()).containsExactly("adds failed 0", "look passed 10", "twice passed 10",
                "again failed 0");
        assertThat(seen.report.toString()).contains("key=wrong-value", "UnsupportedOperationException", "Adder.java")
                .doesNotContain("hidden: ");
        assertThat(seen.withheld.toString()).contains("hidden: ");
        assertThat(seen.claims).allMatch(claim -> claim instanceof LearnerMessage.Hello
                || claim instanceof LearnerMessage.Ready || claim instanceof LearnerMessage.Diagnostic);
    }

    @Test
    void forgedVerdictsCountNothingAndForgedAnswersAreBadOnes() throws IOException {
        var end = run(job(FORGES, LIMITS, ""));
        assertThat(seen.checks()).as(end + " " + seen.withheld).containsExactly("adds failed 0", "look passed 10",
                "twice passed 10", "again failed 0");
        assertThat(seen.report.toString()).contains("key=protocol");
        assertThat(seen.withheld.toString()).contains("\\\"points\\\":10", "\"name\":\"report\"");
    }

    @Test
    void aProgramThatDiesIsNotAskedForTheRest() throws IOException {
        var end = run(job("if (called++ == 1) { Runtime.getRuntime().halt(3); }", LIMITS, ""));
        assertThat(end.kind()).isEqualTo(Kind.EXITED);
        assertThat(end.grader()).isEqualTo(Grader.DONE);
        assertThat(seen.checks()).containsExactly("adds failed 0", "look not-reached 0", "twice not-reached 0",
                "again not-reached 0");
        assertThat(seen.report.toString()).contains("key=exited");
    }

    @Test
    void aProgramThatHangsKeepsWhatItAnswered() throws IOException {
        var hangs = "if (check.equals(\"again\")) { Thread.sleep(600_000); }";
        var end = run(job(hangs, limits(12), ""));
        assertThat(end.kind()).isEqualTo(Kind.WALL);
        assertThat(end.grader()).isEqualTo(Grader.STOPPED);
        assertThat(seen.checks()).containsExactly("adds passed 10", "look passed 10", "twice passed 10");
    }

    @ParameterizedTest
    @EnumSource(value = Phase.class, names = "WHOLE", mode = EnumSource.Mode.EXCLUDE)
    void isCancelledAtOnceInEachOfItsSandboxes(Phase phase) throws Exception {
        var job = job(phase == Phase.ANSWER ? "Thread.sleep(60_000);" : "", LIMITS, phase.key());
        var present = new CountDownLatch(1);
        var watched = new Watched(phase, present);
        var backend = new StrictBackend(watched);
        var end = CompletableFuture.supplyAsync(() -> backend.run(job, seen), task -> Thread.ofPlatform().start(task));
        assertThat(present.await(60, TimeUnit.SECONDS)).isTrue();
        backend.cancel(job.learner().run());
        assertThat(end.get(5, TimeUnit.SECONDS).kind()).isEqualTo(Kind.CANCELLED);
        assertThat(seen.checks()).isEmpty();
    }

    @Test
    void noBackendRunsItUndivided() throws IOException {
        var end = sandboxes.run(job("", LIMITS, ""), seen);
        assertThat(end.kind()).isEqualTo(Kind.SANDBOX);
        assertThat(end.detail()).contains("divided");
    }

    private RunEnd run(Job job) {
        return new StrictBackend(sandboxes).run(job, seen);
    }

    private static Limits limits(int seconds) {
        return new Limits(Duration.ofSeconds(seconds), Duration.ofSeconds(60), 768 * MIB, 128, 8 * MIB);
    }

    /** @param slow the phase in which the grader sleeps */
    static Job job(String body, Limits limits, String slow) throws IOException {
        var run = UUID.randomUUID();
        var look = text("Look.txt");
        var solution = Map.of("Adder.java", ADDER.formatted(""), "Look.java", look, "Train.java", "class Train { }");
        var twice = new Comparison("Adder", null, "twice", List.of(new Argument("float32",
                List.of(new Dimension(null, 0, 4)), "uniform", List.of(0, 1), null)), Map.of(), 3, 0, 0, List.of());
        var grader = new GraderJob(Wire.PROTOCOL, "grader", run, 1, 5, 7,
                Map.of("StrictGrader.java", text("StrictGrader.txt"), "Look.java", look), "StrictGrader", solution,
                Map.of(), null,
                List.of(check("adds", null), check("look", null), check("twice", twice), check("again", null)), null, 3);
        return new Job(new LearnerJob(Wire.PROTOCOL, "learner", run, 1, "submit", 7, "Train",
                Map.of("Adder.java", ADDER.formatted(body), "Look.java", look, "Train.java", "class Train { }"),
                Map.of(), null, null), Map.of("points.txt", bytes("1 2")), Optional.of(grader),
                Map.of("hidden.txt", bytes(SECRET), "slow.txt", bytes(slow)), limits, Device.CPU, LabIsolation.STRICT,
                Phase.WHOLE);
    }

    private static GraderJob.Check check(String id, Comparison comparison) {
        return new GraderJob.Check(id, 10, 30_000, comparison);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(String resource) throws IOException {
        try (var in = StrictLabTest.class.getResourceAsStream(resource)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    /** Tells when the sandbox of a phase has compiled and runs its program. */
    private record Watched(Phase phase, CountDownLatch present) implements Backend {

        @Override
        public Readiness readiness() {
            return sandboxes.readiness();
        }

        @Override
        public void cancel(UUID run) {
            sandboxes.cancel(run);
        }

        @Override
        public RunEnd run(Job job, RunObserver observer) {
            return sandboxes.run(job, job.phase() != phase ? observer : new RunObserver() {
                @Override
                public void started() {
                    observer.started();
                }

                @Override
                public void claimed(LearnerMessage message) {
                    observer.claimed(message);
                    if (message instanceof LearnerMessage.Ready) {
                        present.countDown();
                    }
                }

                @Override
                public void reported(gradus.labs.wire.GraderMessage message) {
                    observer.reported(message);
                }

                @Override
                public void withheld(String line) {
                    observer.withheld(line);
                }
            });
        }
    }
}
