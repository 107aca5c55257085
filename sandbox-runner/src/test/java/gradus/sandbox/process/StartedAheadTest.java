package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import gradus.sandbox.wire.LearnerJob;
import gradus.sandbox.wire.Wire;

/** Processes that rehearse before their job comes. */
class StartedAheadTest {

    private static final List<String> AHEAD = List.of("-Dgradus.rehearse=true", "-Xmx256m");
    private static final String WAITING = "{\"type\":\"waiting\"}";

    /** What a rehearsal could leave behind: drawn numbers, a lab, loaded classes of the same names. */
    private static final Map<String, String> PROGRAM = Map.of("Train.java", """
            import ai.djl.ndarray.types.Shape;
            import gradus.lab.Lab;

            public class Train {
                public static void run(Lab lab) {
                    lab.log("drawn " + java.util.Arrays.toString(lab.manager().randomNormal(new Shape(3)).toFloatArray()));
                    lab.log(lab == Lab.current() ? "mine" : "somebody's");
                    lab.metric("loss", 1, Line.ONE);
                }
            }
            """, "Line.java", "class Line { static final double ONE = 1; }");

    @TempDir
    private Path data;

    @ParameterizedTest
    @ValueSource(strings = { "gradus.sandbox.learner.LearnerMain", "gradus.sandbox.grader.GraderMain" })
    void whoIsNeverAskedSaysOnlyThatItWaitsAndLeaves(String main) throws Exception {
        try (var process = new Jvm(main, data, AHEAD)) {
            assertThat(process.next()).isEqualTo(WAITING);
            process.endOfInput();
            assertThat(process.next()).isNull();
            assertThat(process.exitCode()).isZero();
            assertThat(process.stderr()).isEmpty();
        }
    }

    @Test
    void thenItPractisesLikeAnyOther() throws Exception {
        try (var ahead = new Jvm("gradus.sandbox.learner.LearnerMain", data, AHEAD);
                var cold = new Jvm("gradus.sandbox.learner.LearnerMain", data, List.of("-Xmx256m"))) {
            assertThat(ahead.next()).isEqualTo(WAITING);
            assertThat(lines(ahead)).isEqualTo(lines(cold)).anyMatch(line -> line.contains("\"completed\""));
        }
    }

    private static List<String> lines(Jvm process) {
        process.send(new LearnerJob(Wire.PROTOCOL, "learner", UUID.randomUUID(), 1, "practice", 42, "Train", PROGRAM,
                Map.of(), null, null));
        return Stream.generate(process::next).takeWhile(Objects::nonNull).toList();
    }
}
