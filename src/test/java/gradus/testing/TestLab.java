package gradus.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import gradus.common.Text;
import gradus.labs.backend.Hardware;
import gradus.labs.backend.LabIsolation;
import gradus.labs.backend.Limits;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.LabVersion.Check;
import gradus.labs.definition.LabVersion.SourceFile;
import gradus.labs.wire.Comparison;

/** A small lab in memory, for tests without a database: one editable file, one read-only, 30 + 70 points, 60 pass. */
public final class TestLab {

    private TestLab() {
    }

    public static LabVersion version() {
        var checks = List.of(
                new Check("first", new Text("One step", "走一步"), 30, 5_000,
                        Map.of("slope", new Text("The slope is {slope}.", "斜率是 {slope}。")), Optional.empty()),
                new Check("second", new Text("It converges", "收敛"), 70, 20_000, Map.of(),
                        Optional.empty()));
        return new LabVersion("a".repeat(64), "line", UUID.fromString("6a0f3a86-7cf5-4a8f-9d6e-6f3d0f5f7f01"), "course",
                text("Line"), text("Fit a line"), text("# Brief"), List.of(),
                List.of(new SourceFile("Step.java", "class Step {}\n", false),
                        new SourceFile("Train.java", "class Train {}\n", true)),
                "Train", Optional.of("VisibleChecks"), Map.of("VisibleChecks.java", "class VisibleChecks {}\n"),
                Optional.of("LineGrader"), Map.of("LineGrader.java", "class LineGrader {}\n"),
                Map.of("Step.java", "class Step { /* done */ }\n"), Map.of(), checks, 60, Limits.DEFAULT, Hardware.CPU,
                LabIsolation.STANDARD,
                Map.of("points.csv", new byte[] { 1 }), Map.of("hidden.csv", new byte[] { 2 }));
    }

    /** The same lab, judged by comparison with its solution; one of its two wrong answers is a known mistake. */
    public static LabVersion compared() {
        var comparison = new Comparison("Step", null, "size", List.of(), Map.of(), 1, 0, 0,
                List.of(new Comparison.Mistake("half", "half", 0)));
        var lab = version();
        return new LabVersion(lab.sha256(), lab.id(), lab.uuid(), lab.course(), lab.title(), lab.summary(), lab.brief(),
                lab.hints(), lab.files(), lab.entryPoint(), lab.checkClass(), lab.visibleChecks(), Optional.empty(),
                Map.of(), lab.solution(), Map.of("half/Step.java", "half", "other/Step.java", "other"),
                List.of(new Check("first", text("Size"), 30, 5_000, Map.of("half", text("Half")),
                        Optional.of(comparison))),
                30, lab.limits(), lab.hardware(), lab.isolation(), lab.publicData(), Map.of());
    }

    /** The first of these labs, with strict isolation. */
    public static LabVersion strict() {
        var lab = version();
        return new LabVersion(lab.sha256(), lab.id(), lab.uuid(), lab.course(), lab.title(), lab.summary(), lab.brief(),
                lab.hints(), lab.files(), lab.entryPoint(), lab.checkClass(), lab.visibleChecks(), lab.graderClass(),
                lab.graderFiles(), lab.solution(), lab.wrong(), lab.checks(), lab.pass(), lab.limits(), lab.hardware(),
                LabIsolation.STRICT, lab.publicData(), lab.hiddenData());
    }

    private static Text text(String both) {
        return new Text(both, both);
    }
}
