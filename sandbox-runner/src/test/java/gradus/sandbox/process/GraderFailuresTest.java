package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;

/** A grader that is at fault says so, and nobody is judged by it. */
class GraderFailuresTest {

    private static final String HEAD = "import gradus.grading.*;\nimport java.util.*;\nclass G implements Grader {\n";

    @TempDir
    Path folder;

    @Test
    void oneThatDoesNotCompile() throws IOException {
        assertFailed(submit("class G implements Grader {}"), 30, "G.java:1: cannot find symbol");
    }

    @Test
    void oneWhoseClassIsMissing() throws IOException {
        assertFailed(submit("class H {}"), 30, "G is no class with a constructor without parameters");
    }

    @Test
    void oneWithOtherChecksThanTheLab() throws IOException {
        assertFailed(submit(HEAD + "public Map<String, Check> checks(Draw draw) { return Map.of(); }}"), 30,
                "The grader has the checks [], the lab has [one]");
    }

    @Test
    void oneThatThrowsBeforeAnyCall() throws IOException {
        var run = submit(HEAD + """
                public Map<String, Check> checks(Draw draw) {
                    draw.data("none");
                    return null;
                }}
                """);
        assertFailed(run, 31, "java.lang.IllegalArgumentException: There is no data file none at G.java:5");
    }

    @Test
    void oneThatThrowsWhenItJudges() throws IOException {
        var run = submit(HEAD + """
                public Map<String, Check> checks(Draw draw) {
                    System.out.println("what a grader prints is no line of its report");
                    return Map.of("one", BatchCheck.of(List.of(Call.invoke("Train", "answer")), answers -> {
                        throw new IllegalStateException(answers.getFirst().text());
                    }));
                }}
                """);
        assertFailed(run, 31, "java.lang.IllegalStateException: fine at G.java:7");
        assertThat(run.stderr()).contains("what a grader prints is no line of its report");
    }

    private static void assertFailed(Launcher.Graded run, int exitCode, String message) {
        assertThat(run.exitCode()).as("%s", run.report()).isEqualTo(exitCode);
        assertThat(run.report().getLast()).isInstanceOfSatisfying(GraderMessage.Failed.class,
                failed -> assertThat(failed.message()).startsWith(message));
        assertThat(run.report().stream().filter(GraderMessage.Check.class::isInstance)).isEmpty();
    }

    private Launcher.Graded submit(String grader) throws IOException {
        return new Launcher(folder).submit(
                Map.of("Train.java", "class Train { static String answer() { return \"fine\"; } }"),
                Map.of("G.java", grader), "G", List.of(new GraderJob.Check("one", 5, 5_000, null)));
    }
}
