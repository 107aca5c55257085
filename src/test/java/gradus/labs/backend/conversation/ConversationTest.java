package gradus.labs.backend.conversation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import gradus.labs.backend.Job;
import gradus.labs.backend.Limits;
import gradus.labs.backend.RunEnd.Grader;
import gradus.labs.wire.GraderJob;
import gradus.labs.wire.GraderMessage;
import gradus.labs.wire.LearnerJob;
import gradus.labs.wire.Wire;

/** Which classes are kept for others: those that were told before anything of the learner's was heard. */
class ConversationTest {

    private static final Map<String, Map<String, byte[]>> CLASSES = Map.of("grader", Map.of("G", new byte[] { 1 }));

    private final Seen seen = new Seen();

    @Test
    void whatAGraderCompiledFirstIsPassedOn() throws IOException {
        var conversation = conversation(null);
        conversation.graderSaid(Wire.write(new GraderMessage.Compiled(CLASSES)));
        conversation.graderSaid(Wire.write(new GraderMessage.Listening()));
        assertThat(seen.classes).hasSize(1);
        assertThat(conversation.ending()).isEmpty();
    }

    @Test
    void whatItTellsOnceItListensIsItsFaultAndReachesNobody() throws IOException {
        var conversation = conversation(null);
        conversation.graderSaid(Wire.write(new GraderMessage.Listening()));
        conversation.graderSaid(Wire.write(new GraderMessage.Compiled(CLASSES)));
        assertThat(seen.classes).isEmpty();
        assertThat(conversation.ending()).isPresent();
        assertThat(conversation.grader()).isEqualTo(Grader.FAILED_BEFORE_CALLS);
    }

    @Test
    void whoWasGivenClassesHasNoneToTell() throws IOException {
        var conversation = conversation(CLASSES);
        conversation.graderSaid(Wire.write(new GraderMessage.Compiled(CLASSES)));
        assertThat(seen.classes).isEmpty();
        assertThat(conversation.grader()).isEqualTo(Grader.FAILED_BEFORE_CALLS);
    }

    private Conversation conversation(Map<String, Map<String, byte[]>> given) {
        var id = UUID.randomUUID();
        var learner = new LearnerJob(Wire.PROTOCOL, "learner", id, 1, "submit", 7, "Train", Map.of(), Map.of(), null, null);
        var grader = new GraderJob(Wire.PROTOCOL, "grader", id, 1, 7, 7, Map.of(), "G", Map.of(), Map.of(), given, List.of(),
                null, 3);
        return new Conversation(new Job(learner, Map.of(), Optional.of(grader), Map.of(), Limits.DEFAULT), seen,
                new Conversation.Stage() {
                    @Override
                    public void startLearner() {
                        throw new AssertionError("Nobody is lost");
                    }

                    @Override
                    public void killLearner() {
                        throw new AssertionError("Nobody is killed");
                    }

                    @Override
                    public void tellGrader(String line) {
                        throw new AssertionError("Nobody is ready");
                    }
                });
    }
}
