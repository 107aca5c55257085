package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.sandbox.wire.GraderJob;
import gradus.sandbox.wire.GraderMessage;
import gradus.sandbox.wire.LearnerJob;
import gradus.sandbox.wire.LearnerMessage;
import gradus.sandbox.wire.TrialsJob;
import gradus.sandbox.wire.TrialsJob.Told;
import gradus.sandbox.wire.Wire;

/** Several answers to one lab, graded in one process. */
class TrialsTest {

    private static final String GRADER = """
            import java.util.*;
            import gradus.grading.*;

            public class Judge implements Grader {
                public Map<String, Check> checks(Draw draw) {
                    AdaptiveCheck trains = (numbers, learner) -> {
                        learner.metric("loss", 0, 5);
                        learner.metric("loss", 1, 0.5);
                        var answer = learner.call(Call.train(numbers.learnerSeed(), Map.of()));
                        return answer.integer() == numbers.learnerSeed() ? Verdict.pass() : Verdict.fail("wrong-seed");
                    };
                    return Map.of("trains", trains);
                }
            }
            """;

    @TempDir
    private Path data;

    @Test
    void eachIsToldOfByItselfAndOneThatNeverComesBackEndsThemAll() throws Exception {
        var right = answer("lab.log(\"noise\"); System.out.println(\"noise\"); return lab.seed();", 11);
        var wrong = answer("return 1;", 12);
        var broken = answer("return nothing;", 13);
        var endless = answer("while (true) { }", 14);
        var told = run(List.of(right, wrong, broken, answer("return lab.seed();", 15), endless, right));
        assertThat(told.stream().map(Told::answer).distinct()).containsExactly(0, 1, 3, 4);
        assertThat(told).filteredOn(one -> one.answer() == 0).extracting(Told::message).containsExactly(
                new GraderMessage.Metric("loss", 1, 0.5), check(told, 0), new GraderMessage.Done());
        assertThat(check(told, 0).outcome()).isEqualTo("passed");
        assertThat(check(told, 1).outcome()).isEqualTo("failed");
        assertThat(check(told, 1).message().key()).isEqualTo("wrong-seed");
        assertThat(check(told, 3).outcome()).isEqualTo("passed");
        assertThat(check(told, 4).message().key()).isEqualTo("late");
    }

    private static GraderMessage.Check check(List<Told> told, int answer) {
        return told.stream().filter(one -> one.answer() == answer).map(Told::message)
                .filter(GraderMessage.Check.class::isInstance).map(GraderMessage.Check.class::cast).findFirst().orElseThrow();
    }

    private static TrialsJob.Answer answer(String body, long seed) {
        return new TrialsJob.Answer(Map.of("Train.java", """
                class Train {
                    static long train(gradus.lab.Lab lab, java.util.Map<String, Object> options) {
                        %s
                    }
                }
                """.formatted(body)), seed, seed);
    }

    private List<Told> run(List<TrialsJob.Answer> answers) throws Exception {
        var grader = new GraderJob(Wire.PROTOCOL, "grader", new UUID(0, 0), 1, 0, 0, Map.of("Judge.java", GRADER),
                "Judge", Map.of(), Map.of(), null, List.of(new GraderJob.Check("trains", 10, 3000, null)), "",
                0);
        Files.write(data.resolve(TrialsJob.FILE), Wire.write(new TrialsJob(grader, "Train", answers)));
        try (var process = new Jvm("gradus.sandbox.learner.LearnerMain", data, List.of("-Xmx256m"))) {
            process.send(new LearnerJob(Wire.PROTOCOL, "learner", UUID.randomUUID(), 1, "practice", 0, "Batch",
                    Map.of("Batch.java", """
                            class Batch {
                                static void run(gradus.lab.Lab lab) throws Exception {
                                    gradus.sandbox.grader.Trials.run(lab);
                                }
                            }
                            """), Map.of(), null, null));
            return Stream.generate(process::next).takeWhile(Objects::nonNull)
                    .map(line -> Wire.read(line, LearnerMessage.class)).filter(LearnerMessage.Log.class::isInstance)
                    .map(line -> Wire.read(((LearnerMessage.Log) line).text(), Told.class)).toList();
        }
    }
}
