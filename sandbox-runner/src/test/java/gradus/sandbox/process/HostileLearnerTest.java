package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;
import gradus.sandbox.wire.Message;

/** Learners that attack the grader get nothing, and what they did honestly counts. */
class HostileLearnerTest {

    private static final long DEADLINE_MILLIS = 3_000;

    @TempDir
    Path folder;

    @Test
    void aProcessThatIsLostIsReplacedThreeTimesAndNamed() throws IOException {
        var run = submit("honest", "answers-twice-2", "honest-1", "prints-a-report", "stubborn", "honest-2", "exits",
                "halts", "honest-3", "claims-a-length", "honest-4", "dribbles");

        assertPassed(run, "honest", "answers-twice-2", "honest-1", "honest-2", "honest-3");
        assertFailed(run, "prints-a-report", "wrong-type", Map.of("expected", "double", "actual", "text"));
        assertFailed(run, "stubborn", "late", Map.of("seconds", "3"));
        assertFailed(run, "exits", "exited", Map.of());
        assertFailed(run, "halts", "exited", Map.of());
        assertFailed(run, "claims-a-length", "protocol", Map.of());
        for (var id : List.of("honest-4", "dribbles")) {
            assertThat(run.check(id)).isEqualTo(new GraderMessage.Check(id, "not-reached", 0,
                    new Message("not-reached", Map.of("check", "claims-a-length")), 0));
        }
        assertThat(run.report().stream().filter(GraderMessage.Restart.class::isInstance)).containsExactly(
                new GraderMessage.Restart("stubborn"), new GraderMessage.Restart("exits"),
                new GraderMessage.Restart("halts"));
        assertThat(run.report().getLast()).isEqualTo(new GraderMessage.Done());
    }

    @Test
    void framesThatAreNoneEndTheConnectionAndDeafOnesCantHoldTheGrader() throws IOException {
        var run = submit("claims-it-passed-1", "answers-the-future", "dribbles", "large", "answers-and-is-deaf-2",
                "large-1");

        assertFailed(run, "claims-it-passed-1", "protocol", Map.of());
        assertFailed(run, "answers-the-future", "protocol", Map.of());
        assertFailed(run, "dribbles", "late", Map.of("seconds", "3"));
        assertPassed(run, "large", "answers-and-is-deaf-2");
        assertFailed(run, "large-1", "late", Map.of("seconds", "3"));
        assertThat(run.restarts()).isEqualTo(3);
        assertThat(run.report().getLast()).isEqualTo(new GraderMessage.Done());
    }

    private Launcher.Graded submit(String... ids) throws IOException {
        var grader = new HashMap<>(Sources.of("hostile/grader"));
        var names = Stream.of(ids).map(id -> '"' + id + '"').collect(Collectors.joining(", "));
        grader.replaceAll((_, text) -> text.replace("List.of(IDS)", "List.of(" + names + ")"));
        var checks = Stream.of(ids).map(id -> new GraderJob.Check(id, 5, DEADLINE_MILLIS, null)).toList();
        var run = new Launcher(folder).submit(Sources.of("hostile/learner"), grader, "HostileGrader", checks);
        assertThat(run.exitCode()).as("%s %s", run.report(), run.stderr()).isZero();
        return run;
    }

    private static void assertPassed(Launcher.Graded run, String... ids) {
        for (var id : ids) {
            assertThat(run.check(id).outcome()).as("%s", run.check(id)).isEqualTo("passed");
        }
    }

    private static void assertFailed(Launcher.Graded run, String id, String key, Map<String, String> values) {
        assertThat(run.check(id).outcome()).isEqualTo("failed");
        assertThat(run.check(id).points()).isZero();
        assertThat(run.check(id).message()).isEqualTo(new Message(key, values));
    }
}
