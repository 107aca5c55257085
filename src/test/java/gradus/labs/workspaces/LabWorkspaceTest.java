package gradus.labs.workspaces;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;

import gradus.testing.TestLab;

class LabWorkspaceTest {

    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private final LabWorkspace workspace = new LabWorkspace();

    @Test
    void beforeTheFirstSaveItHoldsTheStarter() {
        assertThat(workspace.filesFor(TestLab.version())).isEqualTo(Map.of("Step.java", "class Step {}\n"));
    }

    @Test
    void whatIsNotSentStaysAsItWasSaved() {
        workspace.save(Map.of("Step.java", "mine"), NOON);
        assertThat(workspace.completedBy(Map.of("Other.java", "new"), TestLab.version()))
                .isEqualTo(Map.of("Step.java", "mine", "Other.java", "new"));
    }

    @Test
    void aFileOfTheLearnersOwnGoesWhenItIsNotSent() {
        workspace.save(Map.of("Step.java", "mine", "Other.java", "new"), NOON);
        assertThat(workspace.completedBy(Map.of("Step.java", "mine"), TestLab.version())).containsOnlyKeys("Step.java");
    }

    @Test
    void aFileThatTheLabHasMadeReadOnlySinceIsTheLabs() {
        workspace.save(Map.of("Step.java", "mine", "Train.java", "old"), NOON);
        assertThat(workspace.filesFor(TestLab.version())).containsOnlyKeys("Step.java");
    }

    @Test
    void onlyAChangeCountsAsASave() {
        workspace.save(Map.of("Step.java", "mine"), NOON);
        workspace.save(Map.of("Step.java", "mine"), NOON.plusSeconds(1));
        assertThat(workspace.revision).isEqualTo(1);
        assertThat(workspace.savedAt).isEqualTo(NOON);
    }
}
