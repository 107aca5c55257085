package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.LearnerMessage;

class MisbehavingPracticeTest {

    @TempDir
    Path folder;

    @Test
    void whatDoesNotCompileIsToldWithItsPlaceAndNothingRuns() throws IOException {
        var run = run("public class Train {\n    public static void run(Lab lab) {\n    }\n}\n");
        assertThat(run.exitCode()).isEqualTo(20);
        assertThat(run.said().subList(1, run.said().size())).containsExactly(new LearnerMessage.Diagnostic("error",
                "Train.java", 2, 28, "compiler.err.cant.resolve.location",
                run.said(LearnerMessage.Diagnostic.class).getFirst().message()));
    }

    @Test
    void aMissingEntryPointIsNamed() throws IOException {
        var run = run("class Train { void run() {} }");
        assertThat(run.exitCode()).isEqualTo(21);
        assertThat(run.said().getLast()).isEqualTo(
                new LearnerMessage.End("exception", "java.lang.NoSuchMethodException: Train.run(Lab)"));
    }

    @Test
    void anExceptionIsShownAtTheLearnersOwnLine() throws IOException {
        var run = run("""
                import java.util.List;
                public class Train {
                    public static void run(gradus.lab.Lab lab) {
                        try {
                            List.of(1).get(3);
                        } catch (RuntimeException e) {
                            throw new IllegalStateException("no data", e);
                        }
                    }
                }
                """);
        assertThat(run.exitCode()).isEqualTo(21);
        assertThat(run.said(LearnerMessage.Diagnostic.class)).containsExactly(new LearnerMessage.Diagnostic("error",
                "Train.java", 7, 0, "java.lang.IllegalStateException", "java.lang.IllegalStateException: no data"));
        assertThat(run.log("err")).containsExactly("java.lang.IllegalStateException: no data",
                "    at Train.run(Train.java:7)",
                "Caused by: java.lang.IndexOutOfBoundsException: Index: 3 Size: 1",
                "    at Train.run(Train.java:5)");
        assertThat(run.said().getLast())
                .isEqualTo(new LearnerMessage.End("exception", "java.lang.IllegalStateException: no data"));
    }

    @Test
    void anExitIsTheLearnersDoingAndWhatWasPrintedIsTold() throws IOException {
        var run = run("""
                public class Train {
                    public static void run(gradus.lab.Lab lab) {
                        System.out.print("before");
                        Runtime.getRuntime().addShutdownHook(new Thread(() -> { while (true); }));
                        System.exit(0);
                    }
                }
                """);
        assertThat(run.exitCode()).isEqualTo(24);
        assertThat(run.log("out")).containsExactly("before");
        assertThat(run.said(LearnerMessage.End.class)).isEmpty();
    }

    @Test
    void aFullHeapHasItsOwnExitCode() throws IOException {
        var run = run("""
                public class Train {
                    static final java.util.List<Object> KEPT = new java.util.ArrayList<>();
                    public static void run(gradus.lab.Lab lab) {
                        while (true) {
                            KEPT.add(new long[1024]);
                        }
                    }
                }
                """);
        assertThat(run.exitCode()).isEqualTo(23);
    }

    @Test
    void printingWithoutEndIsCutWithANoticeAndTheRunGoesOn() throws IOException {
        var run = run("""
                public class Train {
                    public static void run(gradus.lab.Lab lab) {
                        for (int i = 0; i < 300_000; i++) {
                            System.out.println("line " + i);
                            lab.metric("loss", i, 1.0 / i);
                            lab.metric("series " + i % 100, i, Double.NaN);
                            lab.progress(i + 1, 300_000);
                        }
                        System.out.println("x".repeat(10_000_000));
                        lab.metric("late", 1, 1);
                    }
                }
                """);
        assertThat(run.exitCode()).isZero();
        var bytes = run.said(LearnerMessage.Log.class).stream().mapToInt(log -> log.text().length()).sum();
        assertThat(bytes).isBetween(40_000, 256 * 1024);
        assertThat(run.said(LearnerMessage.Notice.class)).extracting(LearnerMessage.Notice::key)
                .containsExactlyInAnyOrder("log-cut", "metrics-cut");
        assertThat(run.said(LearnerMessage.Metric.class).stream().filter(one -> one.name().equals("loss")))
                .hasSizeBetween(21, 1000).last().isEqualTo(new LearnerMessage.Metric("loss", 299_999, 1.0 / 299_999));
        assertThat(run.said(LearnerMessage.Progress.class)).last()
                .isEqualTo(new LearnerMessage.Progress(300_000, 300_000));
        assertThat(run.said().getLast()).isEqualTo(new LearnerMessage.End("completed", null));
    }

    private Launcher.Practice run(String train) throws IOException {
        return new Launcher(folder).practice(Map.of("Train.java", train), Map.of(), null);
    }
}
