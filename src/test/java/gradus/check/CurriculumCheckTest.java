package gradus.check;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.check.Trials.Stopped;
import gradus.labs.backend.Job;
import gradus.testing.Curriculum;

/** Each kind of mistake is named with its file. What sandboxes find is played by {@link ScaleBackend}. */
class CurriculumCheckTest {

    private static final String LAB = "courses/tiny/labs/scale/";
    private static final String LESSON = "courses/tiny/lessons/01-numbers/";

    @TempDir
    Path temporary;
    private Path root;
    private final ScaleBackend backend = new ScaleBackend();
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @BeforeEach
    void copy() throws IOException {
        root = Curriculum.copy(Curriculum.CHECKED, temporary.resolve("curriculum"));
    }

    @Test
    void aRightCurriculumHasATableWithoutAFault() throws Stopped {
        assertThat(check()).as(text()).isTrue();
        assertThat(text().lines().dropWhile(line -> !line.startsWith("part")).takeWhile(line -> !line.isBlank()))
                .map(line -> line.replaceAll(" {2,}", " | "))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("part | solution | starter | wrong answers | languages | links | items | time"),
                        line -> assertThat(line).isEqualTo("tiny/01-numbers | · | · | · | ok | ok | · | ·"),
                        line -> assertThat(line)
                                .startsWith("tiny/scale | 2 of 2 | 0 of 10 | 2 of 2 | ok | ok | · | "),
                        line -> assertThat(line).isEqualTo("items/means | · | · | · | ok | · | 1 of 1 | ·"));
        assertThat(text()).endsWith("Everything is all right.\n")
                .contains("] tiny/scale: sum-for-mean, seed ", ": 7 of 10\n");
    }

    @Test
    void everySolutionIsProvenOnSeedsOfItsOwn() throws Stopped, IOException {
        edit(LAB + "lab.yaml", "size: long", "size: instant");
        check();
        assertThat(backend.seeds).hasSize(5 + 1 + 2);
        var others = List.copyOf(backend.seeds.subList(2, 6)); // after the starter's
        assertThat(others).doesNotHaveDuplicates().doesNotContain(backend.seeds.getFirst());
        assertThat(backend.jobs.stream().flatMap(job -> job.grader().stream()).filter(job -> job.classes() == null))
                .as("the lab is compiled once").hasSize(1);
        assertThat(backend.jobs).filteredOn(job -> job.grader().isEmpty()).extracting(Job::learner)
                .extracting(learner -> learner.mode()).containsExactly("practice", "practice");
    }

    @Test
    void theSolutionAndTheStarterRunAsALearnersAnswerDoesAndSoDoesWhatASharedSandboxTellsNothingAbout()
            throws Stopped, IOException {
        edit(LAB + "wrong/upside-down/Scale.java", "class Scale", "/* ALONE */ class Scale");
        assertThat(check()).as(text()).isTrue();
        assertThat(backend.alone).hasSize(3).filteredOn(code -> code.contains("ALONE")).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "solution/Scale.java | sum / values.length | 0 | scale/solution/: loses points on seed | mean 0 of 4 (wrong-value {})",
            "solution/Scale.java | class Scale | /* BROKEN */ class Scale | scale/solution/: its practice run ended with compile-error: Scale.java:3: ';' expected | ✗ 0 of 2",
            "solution/Scale.java | class Scale | /* GRADER */ class Scale | ended with completed: the grader: Check mean: The solution has no answer | ✗ 0 of 2",
            "starter/Scale.java | class Scale | /* BROKEN */ class Scale | scale/starter/: its practice run ended with compile-error | must compile and run as it stands",
            "starter/Scale.java | return 0 | return matrix.mul(by) + sum / values.length + 0 | scale/starter/: scores full marks | ✗ 10 of 10",
            "wrong/upside-down/Scale.java | class Scale | /* BROKEN */ class Scale | scale/wrong/upside-down: the graded run on seed | ✗ 1 of 2",
            "wrong/upside-down/Scale.java | mul(-by) | mul(by) | says that scaled loses 6 of 6, but it loses 0 | ✗ 1 of 2",
            "wrong/sum-for-mean/expect.yaml | {mean: 3} | {mean: 4} | wrong/sum-for-mean/expect.yaml: says that mean loses 4 of 4, but it loses 3 | (sum {})",
            "wrong/sum-for-mean/expect.yaml | says: {mean: sum} | says: {mean: wrong-value} | says that mean is told wrong-value, but it is told (sum {}) | ✗ 1 of 2",
            "wrong/sum-for-mean/expect.yaml | {mean: 3} | {} | expect.yaml: loses is missing or empty | ✗ 1 of 2",
            "wrong/sum-for-mean/expect.yaml | {mean: 3} | {median: 3} | expect.yaml: loses.median is no check of this lab | ✗ 1 of 2",
            "wrong/sum-for-mean/expect.yaml | {mean: 3} | {mean: 5} | loses.mean must be a whole number from 1 to 4 | ✗ 1 of 2",
            "wrong/sum-for-mean/expect.yaml | says: {mean: sum} | says: {scaled: sum} | says.scaled loses nothing | ✗ 1 of 2",
            "lab.yaml | This is the sum. Divide it by the count. | \"The sum of {count}.\" | scale/lab.yaml: check mean tells wrong/sum-for-mean (sum {}), which has no text | name only values" })
    void whatRunsShowIsNamed(String file, String piece, String replacement, String what, String more)
            throws Stopped, IOException {
        edit(LAB + file, piece, replacement);
        assertThat(check()).isFalse();
        assertThat(text()).contains("✗ ").contains(what).contains(more);
    }

    @Test
    void aVisibleCheckThatFailsForTheSolutionIsNamed() throws Stopped, IOException {
        edit(LAB + "lab.yaml", "pass: 6", "pass: 6\nvisible: Seen");
        edit(LAB + "solution/Scale.java", "class Scale", "/* INVISIBLE */ class Scale");
        Files.createDirectories(root.resolve(LAB + "checks"));
        Files.writeString(root.resolve(LAB + "checks/Seen.java"), "class Seen {}");
        assertThat(check()).isFalse();
        assertThat(text()).contains("scale/checks/: the visible check scaled fails for the solution");
    }

    @Test
    void aWrongAnswerWithoutAnExpectationIsNamedAndSoIsALabWithoutWrongAnswers() throws Stopped, IOException {
        Files.delete(root.resolve(LAB + "wrong/upside-down/expect.yaml"));
        assertThat(check()).isFalse();
        assertThat(text()).contains("wrong/upside-down/expect.yaml: is missing; it says what this wrong answer loses");
        edit(LAB + "lab.yaml", "      mistakes:\n        - {like: sum-for-mean, message: sum, share: 0.25}\n", "");
        for (var file : List.of("upside-down/Scale.java", "sum-for-mean/Scale.java", "sum-for-mean/expect.yaml")) {
            Files.delete(root.resolve(LAB + "wrong").resolve(file));
        }
        assertThat(check()).isFalse();
        assertThat(text()).contains("scale/wrong/: is missing", "✗ none");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "courses/tiny/lessons/01-numbers/en.md | /labs/scale | /labs/scales | 01-numbers/en.md: the link to \"/labs/scales\" leads nowhere",
            "courses/tiny/lessons/01-numbers/en.md | [[mean]] | [[median]] | 01-numbers/en.md",
            "items/means/which-is-it.yaml | use: practice | use: exam | 01-numbers/en.md: line 3: this text cannot ask questions",
            "items/means/which-is-it.yaml | use: practice | use: placement | 01-numbers/en.md: line 3: this text cannot ask questions",
            "courses/tiny/lessons/01-numbers/en.md | monro-1951 | monro-1952 | 01-numbers/en.md",
            "courses/tiny/lessons/01-numbers/en.md | A [[mean]] | A [[mean]] $\\frac$ | 01-numbers/en.md: the formula",
            "courses/tiny/lessons/01-numbers/zh-CN.md | 算一个。 | 算一个。\\n\\n## 再见 | 01-numbers: en.md and zh-CN.md are not built alike",
            "courses/tiny/labs/scale/brief.zh-CN.md | 方法。 | 方法。\\n\\n## 再见 | scale/brief.en.md: is not built as the Chinese text is",
            "courses/tiny/labs/scale/brief.en.md | the two | the [two](/nowhere) | scale/brief.en.md: the link to \"/nowhere\" leads nowhere",
            "courses/tiny/labs/scale/lab.yaml | pass: 6 | pass: 60 | scale/lab.yaml: pass must be a whole number",
            "courses/tiny/course.yaml | lab: scale | lab: scales | course.yaml: parts[1].lab names \"scales\"",
            "items/means/which-is-it.yaml | Four. | Two. | items/means/which-is-it.yaml: seed 0: two options read",
            "items/means/which-is-it.yaml | kind: single | kind: simple | which-is-it.yaml: kind",
            "items/means/which-is-it.yaml | Their sum | $\\frac$ | which-is-it.yaml",
            "glossary.yaml | term: {en: mean, | term: {english: mean, | glossary.yaml: mean.term" })
    void whatTextsShowIsNamed(String file, String piece, String replacement, String what) throws Stopped, IOException {
        edit(file, piece, replacement.replace("\\n", "\n"));
        assertThat(check()).isFalse();
        assertThat(text()).contains("✗ ").contains(what).contains("To mend: 1.");
    }

    @Test
    void oneLabOrOneCourseCanBeAskedFor() throws Stopped {
        assertThat(check("scale")).isTrue();
        assertThat(text()).contains("tiny/scale").doesNotContain("tiny/01-numbers");
        said.reset();
        assertThat(check("tiny")).isTrue();
        assertThat(text()).contains("tiny/scale", "tiny/01-numbers");
    }

    @Test
    void anUnknownNameSaysWhichExist() {
        assertThatThrownBy(() -> check("scales")).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("There is no course and no lab \"scales\".%nCourses: tiny%nLabs: scale".formatted());
        assertThatThrownBy(() -> Options.parse(List.of("--soap"))).hasMessageStartingWith("Unknown argument: --soap");
        assertThatThrownBy(() -> Options.parse(List.of("a", "b"))).hasMessageStartingWith("Unknown argument: b");
    }

    @Test
    void aSoakTriesManySeedsAndWritesDownWhatCameOut() throws Stopped, IOException {
        assertThat(check("scale", "--soak")).as(text()).isTrue();
        assertThat(Files.readAllLines(temporary.resolve("soak/scale.md"))).contains("# Soak of `scale`",
                "| solution | 50 | points of 10 | 10 | 0 | 10 | 10 |",
                "| solution | 50 | curve loss | 0.52 | 0.5047 | 0 | 1 |",
                "| wrong/sum-for-mean | 5 | points of 10 | 7 | 0 | 7 | 7 |");
    }

    @Test
    void aSandboxThatDoesNotComeUpIsTriedOnceMore() throws Stopped, IOException {
        edit(LAB + "solution/Scale.java", "class Scale", "/* BUSY */ class Scale");
        assertThat(check()).as(text()).isTrue();
        assertThat(backend.jobs.get(1).learner().mode()).isEqualTo("practice");
    }

    @Test
    void whoStopsItHearsNothingOfFindings() throws IOException {
        edit(LAB + "solution/Scale.java", "class Scale", "/* CANCEL */ class Scale");
        assertThatThrownBy(this::check).isInstanceOf(Stopped.class);
    }

    private boolean check(String... arguments) throws Stopped {
        return new CurriculumCheck(List.of(root), Options.parse(List.of(arguments)),
                new Report(new PrintStream(said, true, UTF_8), Duration.ZERO))
                .run(() -> backend, 1, temporary.resolve("soak"));
    }

    private String text() {
        return said.toString(UTF_8);
    }

    private void edit(String file, String piece, String replacement) throws IOException {
        Curriculum.edit(root.resolve(file), piece, replacement);
    }
}
