package gradus.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.check.Row.Column;
import gradus.check.Trials.Stopped;
import gradus.labs.backend.bubblewrap.BubblewrapBackend;
import gradus.labs.backend.strict.StrictBackend;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.LiveCell;
import gradus.testing.Curriculum;

/** {@code ./gradus check} over what we ship, and over a lab that compares with its solution, in real sandboxes. */
class RealCurriculumTest {

    private static BubblewrapBackend backend;

    @TempDir
    Path temporary;

    @BeforeAll
    static void open() {
        backend = BubblewrapBackend.with(Path.of(System.getProperty("gradus.runtime", "sandbox-runner/target/runtime")));
        assertThat(backend.readiness().ready()).as("%s", backend.readiness().findings()).isTrue();
    }

    @AfterAll
    static void close() {
        backend.close();
    }

    @Test
    void everythingWeShipIsRight() throws Stopped {
        var report = check(Path.of("curriculum"));
        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).noneMatch(Row::isBad)
                .allSatisfy(row -> assertThat(row.cell(Column.LANGUAGES)).as(row.name()).isEqualTo("ok"));
        for (var column : Column.values()) {
            assertThat(report.rows()).as("%s", column).anyMatch(row -> !row.cell(column).isEmpty());
        }
    }

    @Test
    void aLabWithoutAGraderInJavaIsGradedByItsSolution() throws Stopped {
        var report = check(Curriculum.CHECKED);
        assertThat(report.findings()).isEmpty();
        assertThat(report.rows()).filteredOn(row -> row.name().equals("tiny/scale")).singleElement().satisfies(row -> {
            assertThat(row.cell(Column.SOLUTION)).isEqualTo("1 of 1");
            assertThat(row.cell(Column.STARTER)).isEqualTo("0 of 10");
            assertThat(row.cell(Column.WRONG)).isEqualTo("2 of 2");
        });
        assertThat(Files.exists(temporary.resolve("soak"))).isFalse();
    }

    @Test
    void ofCellsThatShareASandboxOneThatFailsTellsItsReasonAlone() throws Stopped {
        var cells = new LinkedHashMap<Trial, LabVersion>();
        cell(cells, "void main() {\n    IO.println(\"well\");\n}");
        cell(cells, "void main() {\n    throw new IllegalStateException(\"not well\");\n}");
        cell(cells, "static void main(String[] arguments) {\n    IO.println(arguments.length);\n}");
        try (var trials = new Trials(backend, 1)) {
            assertThat(trials.cells(cells, (_, _) -> {
            })).extracting(outcome -> outcome.trouble(Trial.Kind.PRACTICE)).satisfiesExactly(
                    first -> assertThat(first).isEmpty(),
                    second -> assertThat(second).contains("IllegalStateException", "not well"),
                    third -> assertThat(third).isEmpty());
        }
    }

    private static void cell(Map<Trial, LabVersion> cells, String code) {
        cells.put(new Trial("cell " + cells.size(), Map.of(LiveCell.FILE, code), Trial.Kind.PRACTICE,
                Trials.seeds(1).getFirst()), new LiveCell("cell." + cells.size(), "tiny", code).version());
    }

    @Test
    void aStrictLabIsProvenInThreeSandboxesAndAnAdaptiveCheckInItIsNamed() throws Stopped, IOException {
        var root = Curriculum.copy(Curriculum.CHECKED, temporary.resolve("strict"));
        var lab = root.resolve("courses/tiny/labs/scale");
        Curriculum.edit(lab.resolve("lab.yaml"), "size: long", "size: long\nisolation: strict");
        var report = check(root);
        assertThat(report.findings()).isEmpty();
        Curriculum.edit(lab.resolve("lab.yaml"), "checks:\n", """
                grader: Asks
                checks:
                  - id: asks
                    title: {en: Asked twice, zh-CN: 问两次}
                    points: 1
                    deadline: 5s
                """);
        Files.writeString(Files.createDirectories(lab.resolve("grader")).resolve("Asks.java"), """
                import java.util.Map;
                import gradus.grading.*;

                public class Asks implements Grader {
                    public Map<String, Check> checks(Draw draw) {
                        return Map.of("asks", (AdaptiveCheck) (numbers, learner) -> Verdict.pass());
                    }
                }
                """);
        assertThat(check(root).findings().toString()).contains("Check asks is adaptive", "isolation: strict");
    }

    private Report check(Path root) throws Stopped {
        var report = new Report(new PrintStream(System.out, true), Duration.ZERO);
        new CurriculumCheck(List.of(root), Options.ofTests(), report)
                .run(() -> new StrictBackend(backend), backend.slots(), temporary.resolve("soak"));
        return report;
    }
}
