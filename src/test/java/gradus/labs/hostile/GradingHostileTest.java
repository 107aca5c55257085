package gradus.labs.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.backend.RunEnd.Kind;
import gradus.labs.backend.bubblewrap.HostileLab;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerMessage;

/**
 * Group B, what is handed in to be graded for nothing, in one real graded run: compiler, learner process, gate and
 * grader. The control is a grader that shares its process with what it grades.
 */
@HostileGroup
class GradingHostileTest {

    private static final Path ATTACKS = Path.of("src/test/java/gradus/labs/hostile/inside/GradeAttacks.java");
    private static final List<String> CHECKS = List.of("honest", "prints", "nan", "infinity", "huge", "shape", "rows",
            "comma", "bomb", "bomb-bytes", "copies", "finds", "memorised", "throws", "claims", "again-connects",
            "endless", "exits", "forges", "again");
    private static final String SECRET = "4711.0";

    private static Outside outside;
    private static Outcome naive;
    private static Outcome naiveExit;
    private static Outcome graded;

    @BeforeAll
    static void run() throws IOException {
        outside = new Outside();
        naive = outside.bare(Order.practice("grading-all"));
        naiveExit = outside.bare(Order.practice("grading-exits"));
        var text = Files.readString(ATTACKS).replaceFirst("package [a-z.]+;", "");
        graded = HostileLab.submit("GradeAttacks", Map.of("GradeAttacks.java", text), "HostileLabGrader",
                grader(), CHECKS, SECRET).outcome();
        assertThat(graded.end().grader()).as(graded.toString()).isEqualTo(Grader.DONE);
        assertThat(graded.report().stream().filter(GraderMessage.Check.class::isInstance)).hasSize(CHECKS.size());
    }

    @AfterAll
    static void leave() {
        outside.close();
    }

    @HostileCase("B7 print-verdict")
    void aPrintedVerdictIsNotBelieved(CaseReport it) {
        it.control(naive);
        assertThat(graded.withheld()).contains("RESULT {").contains("\"points\":1000");
        it.refused("only the grader's process is believed", lost("prints", "wrong-value"));
        honestly(it);
    }

    @HostileCase("B8 exit-zero-early")
    void leavingBeforeTheAnswerIsNoAnswer(CaseReport it) {
        it.control(naiveExit);
        it.refused("only the grader's process is believed", lost("exits", "exited"));
        honestly(it);
    }

    @HostileCase("B9 forged-socket-frames")
    void framesThatAreNoneAreCountedAgainstTheirSender(CaseReport it) {
        it.control(naive);
        assertThat(check("again-connects").outcome()).as("a second connection").isEqualTo("passed");
        it.refused("framing; a gate for one", lost("forges", "protocol") + ", no second connection");
        honestly(it);
    }

    @HostileCase("B10 poisoned-numbers")
    void numbersThatAreNoneAreWrongAnswers(CaseReport it) {
        it.control(naive);
        it.refused("typed answers", String.join(", ", lost("nan", "not-finite"), lost("infinity", "not-finite"),
                lost("huge", "wrong-value"), lost("shape", "wrong-shape"), lost("rows", "wrong-shape"),
                lost("comma", "wrong-type")));
        honestly(it);
    }

    @HostileCase("B11 deserialise-bomb")
    void objectsOfTheLearnersAreNeverRead(CaseReport it) {
        it.control(naive);
        it.refused("values only, no serialisation", lost("bomb", "wrong-type") + ", " + lost("bomb-bytes", ""));
        honestly(it);
    }

    @HostileCase("B12 hidden-input-copy")
    void hiddenInputsThatAreCopiedOutAreNotShown(CaseReport it) {
        it.control(naive);
        assertThat(graded.withheld()).contains("the hidden input is 4711.25");
        assertThat(graded.claims()).noneMatch(claim -> claim instanceof LearnerMessage.Artifact
                || claim instanceof LearnerMessage.Log);
        assertThat(graded.report().toString()).doesNotContain("4711");
        it.refused("nothing is shown once it is graded", "printed and withheld");
        honestly(it);
    }

    @HostileCase("B13 reference-by-reflection")
    void noClassOfTheGraderIsInThatProcess(CaseReport it) {
        it.control(naive);
        assertThat(check("finds").outcome()).isEqualTo("passed");
        it.refused("a process of its own", "nothing found by loaders and layers");
        honestly(it);
    }

    @HostileCase("B14 memorised-answers")
    void answersLearntByHeartFitNoNewQuestion(CaseReport it) {
        it.control(naive);
        it.refused("drawn questions", lost("memorised", "wrong-value"));
        honestly(it);
    }

    @HostileCase("B16 malicious-exception")
    void anExceptionCannotSpeakForTheGrader(CaseReport it) {
        it.control(naive);
        it.refused("process and deadline", lost("throws", "exception") + ", " + lost("endless", ""));
        assertThat(graded.report().toString()).doesNotContain("RESULT {");
        honestly(it);
    }

    @HostileCase("B17 claimed-metrics")
    void aCurveComesFromTheGrader(CaseReport it) {
        it.control(naive);
        assertThat(graded.claims()).noneMatch(LearnerMessage.Metric.class::isInstance);
        assertThat(graded.report()).filteredOn(GraderMessage.Metric.class::isInstance)
                .allMatch(metric -> ((GraderMessage.Metric) metric).value() == 0.9);
        it.refused("computed by the grader", lost("claims", "lossy"));
        honestly(it);
    }

    @HostileCase("A10 class-in-trusted-package")
    void noClassMayPretendToBeOurs(CaseReport it) throws IOException {
        var files = Map.of("Grader.java", "package gradus.grading;\npublic class Grader { }\n");
        it.control("javac itself compiles a class of gradus.grading: " + compiles(files));
        var named = Map.of("One.java", "package gradus.grading;\nclass One { }\n", "Two.java",
                "package gradus.sandbox.learner;\nclass Two { }\n", "Three.java", "package java.lang;\nclass Three { }\n",
                "Four.java", "package ai.djl.ndarray;\nclass Four { }\n");
        var run = HostileLab.practice(named, Order.LIMITS).outcome();
        assertThat(run.end().kind()).as(run.toString()).isEqualTo(Kind.COMPILE_ERROR);
        assertThat(run.claims()).filteredOn(claim -> claim instanceof LearnerMessage.Diagnostic problem
                && problem.code().equals("gradus.reserved-package")).hasSize(4);
        it.refused("compiler", "gradus.reserved-package, for four packages");
        honestly(it);
    }

    private static String compiles(Map<String, String> files) throws IOException {
        var file = outside.shared("Grader.java", files.get("Grader.java"));
        int code = javax.tools.ToolProvider.getSystemJavaCompiler().run(null, null, null, "-d",
                outside.folder.toString(), file.toString());
        assertThat(code).isZero();
        return "it does";
    }

    private static void honestly(CaseReport it) {
        assertThat(check("honest").points()).isEqualTo(10);
        assertThat(check("again").points()).as("after three lost processes").isEqualTo(10);
        it.neighbour("the honest answers of the same hand-in count in full");
    }

    /** @return the message's key */
    private static String lost(String id, String key) {
        var check = check(id);
        assertThat(check.outcome()).as(check.toString()).isEqualTo("failed");
        assertThat(check.points()).as(check.toString()).isZero();
        assertThat(check.message().key()).as(check.toString()).contains(key);
        return check.message().key();
    }

    private static GraderMessage.Check check(String id) {
        return graded.report().stream().filter(GraderMessage.Check.class::isInstance)
                .map(GraderMessage.Check.class::cast).filter(check -> check.id().equals(id)).findFirst().orElseThrow();
    }

    private static String grader() throws IOException {
        try (var in = GradingHostileTest.class.getResourceAsStream("HostileLabGrader.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
