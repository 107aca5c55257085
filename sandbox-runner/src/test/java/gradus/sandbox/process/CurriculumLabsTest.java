package gradus.sandbox.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import gradus.sandbox.wire.GraderMessage;

/** Every lab that ships, with its real processes: what is right passes, and what is wrong loses what it should. */
class CurriculumLabsTest {

    /** Differ in sign and size, since a seed is any 64 bits. */
    private static final List<Long> SEEDS = List.of(1L, -8_675_309L, 4_611_686_018_427_387_905L);

    /** Their texts come from the application. */
    private static final Set<String> STANDARD = Set.of("exception", "no-such-class", "no-such-method", "wrong-type",
            "wrong-dtype", "wrong-shape", "not-finite", "wrong-value", "nothing");
    private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

    @TempDir
    Path folder;

    static Stream<Arguments> solutions() {
        return CurriculumLab.all().stream().flatMap(lab -> SEEDS.stream().map(seed -> Arguments.of(lab, seed)));
    }

    @ParameterizedTest
    @MethodSource("solutions")
    void theSolutionScoresFullMarks(CurriculumLab lab, long seed) throws IOException {
        assertThat(points(lab, "solution", seed)).isEqualTo(lab.full());
    }

    static List<CurriculumLab> labs() {
        return CurriculumLab.all();
    }

    @ParameterizedTest
    @MethodSource("labs")
    void theStarterRunsAndScoresLess(CurriculumLab lab) throws IOException {
        assertThat(sum(points(lab, "starter", 1))).isLessThan(sum(lab.full()));
    }

    static Stream<Arguments> wrongAnswers() {
        return CurriculumLab.all().stream()
                .flatMap(lab -> lab.wrongAnswers().stream().map(wrong -> Arguments.of(lab, wrong)));
    }

    @ParameterizedTest
    @MethodSource("wrongAnswers")
    void aWrongAnswerLosesExactlyWhatItShould(CurriculumLab lab, String wrong) throws IOException {
        var seed = SEEDS.get(Math.floorMod(wrong.hashCode(), SEEDS.size()));
        assertThat(points(lab, wrong, seed)).isEqualTo(lab.expected(wrong));
    }

    private Map<String, Integer> points(CurriculumLab lab, String answer, long seed) throws IOException {
        var run = new Launcher(folder).submit(seed, lab.learner(answer), lab.sources("grader"), lab.grader(),
                lab.checks());
        assertThat(run.exitCode()).as("%s %s", run.report(), run.stderr()).isZero();
        var points = new LinkedHashMap<String, Integer>();
        run.report().stream().filter(GraderMessage.Check.class::isInstance).map(GraderMessage.Check.class::cast)
                .forEach(check -> {
                    points.put(check.id(), check.points());
                    assertIsTold(lab, check);
                });
        return points;
    }

    /** What is lost comes with a message, in both languages, that has a value for each name in its text. */
    private static void assertIsTold(CurriculumLab lab, GraderMessage.Check check) {
        if (check.outcome().equals("passed")) {
            return;
        }
        assertThat(check.message()).as("%s", check).isNotNull();
        var texts = lab.messages(check.id()).get(check.message().key());
        if (texts == null) {
            assertThat(check.message().key()).isIn(STANDARD);
            return;
        }
        assertThat(texts).hasSize(2).allSatisfy(text -> assertThat(NAME.matcher(text).results()
                .map(name -> name.group(1))).isSubsetOf(check.message().values().keySet()));
    }

    private static int sum(Map<String, Integer> points) {
        return points.values().stream().mapToInt(Integer::intValue).sum();
    }
}
