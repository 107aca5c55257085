package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;
import gradus.sandbox.wire.LearnerJob;
import gradus.sandbox.wire.LearnerMessage;
import gradus.sandbox.wire.Wire;

/** Two processes in a Pod: jobs are files, nobody writes to their standard input, and connecting is {@code go}. */
class WithoutLauncherTest {

    private static final String LEARNER = "gradus.sandbox.learner.LearnerMain";
    private static final String GRADER = "gradus.sandbox.grader.GraderMain";

    @TempDir
    Path folder;

    @Test
    void aGradedRunGoesThroughAndReadyComesBeforeAnythingHidden() throws IOException {
        try (var learner = learner("submit", Sources.of("decoding/learner"));
                var grader = grader("decoding/grader", "DecodingGrader", "same", "apart")) {
            var report = read(grader, GraderMessage.class);
            assertThat(report).as("%s", grader.stderr()).element(0).isInstanceOf(GraderMessage.Hello.class);
            assertThat(report).element(1).isInstanceOf(GraderMessage.Listening.class);
            assertThat(report).filteredOn(GraderMessage.Check.class::isInstance).hasSize(2)
                    .allMatch(line -> ((GraderMessage.Check) line).outcome().equals("passed"));
            assertThat(report).last().isInstanceOf(GraderMessage.Done.class);
            assertThat(grader.exitCode()).isZero();

            var said = read(learner, LearnerMessage.class);
            assertThat(said).element(0).isInstanceOf(LearnerMessage.Hello.class);
            assertThat(said).element(1).isInstanceOf(LearnerMessage.Ready.class);
            assertThat(learner.exitCode()).isZero();
        }
    }

    @Test
    void codeThatDoesNotCompileEndsTheLearnerProcessWithoutTheGrader() throws IOException {
        try (var learner = learner("submit", Map.of("Train.java", "class Train {"))) {
            assertThat(learner.exitCode()).as("%s", learner.stderr()).isEqualTo(20);
            assertThat(read(learner, LearnerMessage.class)).noneMatch(LearnerMessage.Ready.class::isInstance);
        }
    }

    @Test
    void aPracticeRunTakesItsJobFromTheFile() throws IOException {
        var files = Map.of("Train.java", "class Train { static void main(String[] a) { IO.println(\"here\"); } }");
        try (var learner = learner("practice", files)) {
            assertThat(read(learner, LearnerMessage.class)).contains(new LearnerMessage.Log("out", "here"));
            assertThat(learner.exitCode()).isZero();
        }
    }

    private Jvm learner(String mode, Map<String, String> files) throws IOException {
        var job = new LearnerJob(Wire.PROTOCOL, "learner", UUID.randomUUID(), 1, mode, Launcher.SEED, "Train", files,
                Map.of(), null, mode.equals("submit") ? gate() : null);
        return new Jvm(LEARNER, folder, List.of("-Xmx512m", "-XX:MaxDirectMemorySize=256m"), "--job",
                written("learner.json", job));
    }

    private Jvm grader(String sources, String graderClass, String... checks) throws IOException {
        var all = List.of(checks).stream().map(id -> new GraderJob.Check(id, 30, 5_000, null)).toList();
        var job = new GraderJob(Wire.PROTOCOL, "grader", UUID.randomUUID(), 1, 7, Launcher.SEED, Sources.of(sources),
                graderClass, Map.of(), Map.of(), null, all, gate(), 0);
        return new Jvm(GRADER, folder, List.of("-Xmx384m", "-XX:MaxDirectMemorySize=64m"), "--job",
                written("grader.json", job));
    }

    private String gate() {
        return folder.resolve("gate").toString();
    }

    private String written(String name, Object job) throws IOException {
        return Files.write(folder.resolve(name), Wire.write(job)).toString();
    }

    private static <T> List<T> read(Jvm process, Class<T> type) {
        var read = new ArrayList<T>();
        for (var line = process.next(); line != null; line = process.next()) {
            read.add(Wire.read(line, type));
        }
        return read;
    }
}
