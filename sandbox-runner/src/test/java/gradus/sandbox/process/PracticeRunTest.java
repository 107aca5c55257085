package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.sandbox.wire.LearnerMessage;

class PracticeRunTest {

    @TempDir
    Path folder;

    @Test
    void everythingALabOffersArrivesInItsOrder() throws IOException {
        Files.createDirectory(folder.resolve("public"));
        Files.writeString(folder.resolve("public").resolve("numbers.txt"), "1 2 3");
        var run = new Launcher(folder).practice(Sources.of("practice/learner"), Sources.of("practice/checks"),
                "VisibleChecks");

        assertThat(run.stderr()).isEmpty();
        assertThat(run.garbage()).isEmpty();
        assertThat(run.exitCode()).isZero();
        assertThat(run.said().getFirst()).isInstanceOfSatisfying(LearnerMessage.Hello.class, hello -> {
            assertThat(hello.engine()).isEqualTo("PyTorch 2.7.1");
            assertThat(hello.device()).isEqualTo("cpu");
            assertThat(hello.processor()).isNotBlank();
        });
        assertThat(run.said().getLast()).isEqualTo(new LearnerMessage.End("completed", null));
        assertThat(run.log("lab")).containsExactly("seed 42", "data 1 2 3");
        assertThat(run.log("out")).startsWith("θ = 0.5", "input -1").contains("no line feed at the end");
        assertThat(run.log("err")).contains("on the other stream");
        assertThat(run.log("out").stream().filter(line -> line.startsWith("worker"))).hasSize(200)
                .allMatch(line -> line.matches("worker [01] line \\d{1,2} .{50}"));
        assertThat(run.said(LearnerMessage.Artifact.class)).singleElement()
                .isEqualTo(new LearnerMessage.Artifact("theta", "float32", List.of(2L), "AAAAPwAAoD8="));
        assertThat(run.said(LearnerMessage.Notice.class)).extracting(LearnerMessage.Notice::key)
                .containsExactly("artifact-too-large");
        assertThat(run.said(LearnerMessage.Progress.class)).last().isEqualTo(new LearnerMessage.Progress(10, 10));
        assertThat(run.said(LearnerMessage.Check.class))
                .extracting(LearnerMessage.Check::id, LearnerMessage.Check::title, LearnerMessage.Check::outcome)
                .containsExactly(tuple("one-step", "one step", "passed"), tuple("two-steps", "two steps", "failed"),
                        tuple("unwritten", "unwritten", "error"), tuple("last-one", "last one", "passed"));
        assertThat(run.said(LearnerMessage.Check.class).get(1).message().values())
                .isEqualTo(Map.of("call", "twice(2)", "answer", "5", "expected", "4"));
        assertThat(run.said(LearnerMessage.Check.class).get(2).message().values()).isEqualTo(Map.of("type",
                "java.lang.UnsupportedOperationException", "file", "Answers.java", "line", "12"));
    }

    @Test
    void whereTheProgramThrowsTheChecksStillTellWhatIsRight() throws IOException {
        var run = new Launcher(folder).practice(Map.of("Train.java", """
                class Train {
                    static void run(gradus.lab.Lab lab) {
                        throw new IllegalStateException("not yet");
                    }

                    static double once(double x) {
                        return x;
                    }
                }
                """), Map.of("VisibleChecks.java", """
                class VisibleChecks implements gradus.lab.Checks {
                    @Override
                    public java.util.Map<String, gradus.lab.VisibleCheck> checks(gradus.lab.Lab lab) {
                        return java.util.Map.of("one-step",
                                () -> gradus.lab.Mismatch.unlessNear("once(2)", Train.once(2), 2, 0));
                    }
                }
                """), "VisibleChecks");

        assertThat(run.exitCode()).isEqualTo(21);
        assertThat(run.said(LearnerMessage.Check.class)).extracting(LearnerMessage.Check::outcome).containsExactly("passed");
        assertThat(run.said(LearnerMessage.Diagnostic.class)).extracting(LearnerMessage.Diagnostic::line).containsExactly(3);
        assertThat(run.said().getLast())
                .isEqualTo(new LearnerMessage.End("exception", "java.lang.IllegalStateException: not yet"));
    }

    @Test
    void djlsTrainerStreamsByItself() throws IOException {
        var run = new Launcher(folder).practice(Sources.of("trainer/learner"), Map.of(), null);

        assertThat(run.stderr()).isEmpty();
        assertThat(run.exitCode()).as("%s", run.said()).isZero();
        var names = run.said(LearnerMessage.Metric.class).stream().map(LearnerMessage.Metric::name).distinct();
        assertThat(names).containsExactlyInAnyOrder("train_loss", "train_epoch_loss", "validate_epoch_loss",
                "train_Accuracy", "train_epoch_Accuracy", "validate_epoch_Accuracy");
        assertThat(run.said(LearnerMessage.Metric.class).stream()
                .filter(metric -> metric.name().equals("train_epoch_loss")).map(LearnerMessage.Metric::value))
                .hasSize(3).isSortedAccordingTo(Comparator.reverseOrder());
        assertThat(run.said(LearnerMessage.Progress.class)).last().isEqualTo(new LearnerMessage.Progress(64, 64));
    }

    @ParameterizedTest
    @ValueSource(strings = { """
            import ai.djl.ndarray.NDManager;

            void main() {
                try (NDManager manager = NDManager.newBaseManager()) {
                    IO.println(twice(manager.create(21f).getFloat()));
                }
            }

            float twice(float number) {
                return 2 * number;
            }
            """, """
            import gradus.lab.Lab;

            final List<Integer> seen = new ArrayList<>();

            void main() {
                seen.add(42);
                Lab.current().metric("loss", 0, 0.5);
                IO.println(seen.getFirst() + ".0");
            }
            """, "void main(String[] arguments) { IO.print(42.0 + arguments.length); }",
            "class Cell { private static void main() { System.out.println(42.0); } }" })
    void aCompactSourceFileRunsAsTheJavaLauncherWouldRunIt(String cell) throws IOException {
        var run = new Launcher(folder).cell(cell);

        assertThat(run.exitCode()).as("%s", run.said()).isZero();
        assertThat(run.log("out")).containsExactly("42.0");
        assertThat(run.said().getLast()).isEqualTo(new LearnerMessage.End("completed", null));
    }

    @Test
    void whatACompactSourceFileThrowsIsShownAtItsLine() throws IOException {
        var run = new Launcher(folder).cell("""
                void main() {
                    throw new IllegalStateException("here");
                }
                """);

        assertThat(run.exitCode()).isEqualTo(21);
        assertThat(run.said(LearnerMessage.Diagnostic.class)).containsExactly(new LearnerMessage.Diagnostic("error",
                "Cell.java", 2, 0, "java.lang.IllegalStateException", "java.lang.IllegalStateException: here"));
    }
}
