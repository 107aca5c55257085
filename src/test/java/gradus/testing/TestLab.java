package gradus.testing;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import gradus.common.Text;
import gradus.labs.backend.Limits;
import gradus.labs.definition.LabVersion;
import gradus.labs.definition.LabVersion.Check;
import gradus.labs.definition.LabVersion.SourceFile;

/** A small lab in memory, for tests without a database: one editable file, one read-only, 30 + 70 points, 60 pass. */
public final class TestLab {

    private TestLab() {
    }

    public static LabVersion version() {
        var checks = List.of(
                new Check("first", new Text("One step", "走一步"), 30, 5_000,
                        Map.of("slope", new Text("The slope is {slope}.", "斜率是 {slope}。"))),
                new Check("second", new Text("It converges", "收敛"), 70, 20_000, Map.of()));
        return new LabVersion("a".repeat(64), "line", UUID.fromString("6a0f3a86-7cf5-4a8f-9d6e-6f3d0f5f7f01"), "course",
                text("Line"), text("Fit a line"), text("# Brief"), List.of(),
                List.of(new SourceFile("Step.java", "class Step {}\n", false),
                        new SourceFile("Train.java", "class Train {}\n", true)),
                "Train", Optional.of("VisibleChecks"), Map.of("VisibleChecks.java", "class VisibleChecks {}\n"),
                "LineGrader", Map.of("LineGrader.java", "class LineGrader {}\n"), checks, 60, Limits.DEFAULT,
                Map.of("points.csv", new byte[] { 1 }), Map.of("hidden.csv", new byte[] { 2 }));
    }

    private static Text text(String both) {
        return new Text(both, both);
    }
}
