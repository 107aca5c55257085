package gradus.sandbox.grader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import gradus.sandbox.wire.Comparison;
import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.Wire;

/** What is compiled once and then kept. */
class LabCodeTest {

    private static final Map<String, String> GRADER = Map.of("G.java", """
            import gradus.grading.*;
            class G implements Grader {
                public java.util.Map<String, Check> checks(Draw draw) {
                    return java.util.Map.of("judged", BatchCheck.of(java.util.List.of(), _ -> Verdict.pass()));
                }
            }
            """);
    private static final Map<String, String> SOLUTION = Map.of("A.java", "class A { static long one() { return B.one; } }",
            "B.java", "class B { static long one = 1; }");
    private static final Map<String, String> WRONG = Map.of("two/B.java", "class B { static long one = 2; class C {} }",
            "broken/A.java", "class A {");
    private static final List<GraderJob.Check> CHECKS = List.of(new GraderJob.Check("judged", 5, 1000, null),
            new GraderJob.Check("compared", 5, 1000, new Comparison("A", null, "one", List.of(), Map.of(), 1, 0, 0,
                    List.of())));

    @Test
    void allThatALabBringsIsCompiledAtOnceButForWrongAnswersThatDoNot() {
        var programs = new LabCode(job(GRADER, SOLUTION, null)).all();
        assertThat(programs).containsOnlyKeys("grader", "solution", "wrong/two");
        assertThat(programs.get("grader")).containsOnlyKeys("G");
        assertThat(programs.get("solution")).containsOnlyKeys("A", "B");
        assertThat(programs.get("wrong/two")).containsOnlyKeys("A", "B", "B$C");
    }

    @Test
    void whatWasToldIsAllThatALaterRunNeeds() throws GraderFailure {
        var told = new LabCode(job(GRADER, SOLUTION, null)).all();
        var job = Wire.read(new String(Wire.write(job(Map.of(), Map.of(), told)), StandardCharsets.UTF_8),
                GraderJob.class);
        var code = new LabCode(job);
        var draw = new SeededDraw(1, 2);
        assertThat(LoadedGrader.checks(job, code, draw)).containsOnlyKeys("judged");
        assertThat(ComparedChecks.of(job, code, draw)).containsOnlyKeys("compared");
        var references = new References(job, code);
        var nothing = new Cases.Case(List.of(), List.of());
        assertThat(references.wrong("two", CHECKS.getLast().comparison(), nothing)).isEqualTo(2L);
        assertThatThrownBy(() -> references.wrong("broken", CHECKS.getLast().comparison(), nothing))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void whatDoesNotCompileIsNamedWithItsPlace() {
        var broken = Map.of("G.java", "class G {\n  int x = ;\n}");
        assertThatThrownBy(() -> new LabCode(job(broken, SOLUTION, null)).all())
                .isInstanceOf(LabCode.DoesNotCompile.class).hasMessageStartingWith("G.java:2: ");
        assertThatThrownBy(() -> new LabCode(job(GRADER, broken, null)).all())
                .hasMessageStartingWith("The solution does not compile: G.java:2: ");
    }

    @Test
    void whatIsTooLargeToTravelIsCompiledInEveryRun() {
        var half = new byte[512 * 1024];
        assertThat(LabCode.fitALine(Map.of("grader", Map.of("G", half)))).isTrue();
        assertThat(LabCode.fitALine(Map.of("grader", Map.of("G", half), "solution", Map.of("A", new byte[1])))).isFalse();
    }

    private static GraderJob job(Map<String, String> grader, Map<String, String> solution,
            Map<String, Map<String, byte[]>> classes) {
        return new GraderJob(Wire.PROTOCOL, "grader", UUID.randomUUID(), 1, 1, 2, grader, "G", solution,
                classes == null ? WRONG : Map.of(), classes, CHECKS, "", 3);
    }
}
