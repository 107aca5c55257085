package gradus.lessons;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import gradus.catalog.Courses;
import gradus.common.BadContent;
import gradus.common.Language;
import gradus.common.Problem;
import gradus.items.Items;
import gradus.markup.Markdown;
import gradus.testing.Curriculum;

class LessonsTest {

    @TempDir
    Path folder;
    private Path root;
    private Path first;

    @BeforeEach
    void copy() throws IOException {
        root = Curriculum.copy(Curriculum.SMALL, folder.resolve("curriculum"));
        first = root.resolve("courses/small-course/lessons/01-first");
    }

    @Test
    void readsLessonsInTheOrderOfTheCourse() {
        var lessons = lessons();
        assertThat(lessons.ofCourse("small-course")).extracting(Lesson::id).containsExactly("01-first", "02-second");
        var lesson = lessons.require("small-course", "01-first");
        assertThat(lesson.minutes()).isEqualTo(5);
        assertThat(lesson.title().chinese()).isEqualTo("第一课");
        assertThat(lessons.html(lesson, Language.ENGLISH)).contains("points uphill", "class=\"katex\"");
        assertThat(lessons.html(lesson, Language.CHINESE)).contains("指向上坡方向", "class=\"katex\"");
    }

    @Test
    void whatDoesNotExistIsAProblem() {
        var lessons = lessons();
        assertThatThrownBy(() -> lessons.require("small-course", "03-third")).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> lessons.require("none", "01-first")).isInstanceOf(Problem.class);
        assertThat(lessons.ofCourse("none")).isEmpty();
    }

    @Test
    void onlyAPictureThatTheLessonShowsIsOpened() {
        var lessons = lessons();
        var lesson = lessons.require("small-course", "01-first");
        assertThat(lessons.figure(lesson, "steps.svg")).isNotEmpty();
        assertThat(lessons.figure(lesson, "steps.zh-CN.svg")).asString(UTF_8).contains("三步");
        for (var file : List.of("other.svg", "steps.en.svg", "../lesson.yaml",
                "../../../labs/add-two/grader/AddTwoGrader.java", "")) {
            assertThatThrownBy(() -> lessons.figure(lesson, file)).isInstanceOf(Problem.class);
        }
    }

    @Test
    void aBrokenFormulaSpoilsOneLessonOnly() throws IOException {
        Curriculum.edit(first.resolve("en.md"), "$J(\\theta) = \\theta^2$", "$\\frac{$");
        var lessons = lessons();
        assertThatThrownBy(() -> lessons.html(lessons.require("small-course", "01-first"), Language.ENGLISH))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.type().key()).isEqualTo("lesson-unreadable");
                    assertThat(problem).hasMessageContaining("01-first/en.md: the formula $\\frac{$");
                });
        assertThat(lessons.html(lessons.require("small-course", "02-second"), Language.ENGLISH)).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "lesson.yaml | minutes: 5 | minutes: 0 | lesson.yaml: minutes must be a whole number from 1 to 240",
            "lesson.yaml | minutes: 5 | pages: 5 | lesson.yaml: minutes is missing",
            "lesson.yaml | uuid: | 'colour: red\nuuid:' | lesson.yaml: colour is unknown",
            "en.md | ## One step | ### One step | en.md: line 3: a heading of level 3",
            "en.md | '## One step\n' | '' | en.md and zh-CN.md are not built alike: headings differ: [] and [2]",
            "zh-CN.md | {#eq:step} | {#eq:other} | zh-CN.md: line 9: [@eq:step] has no equation",
            "zh-CN.md | ' [@robbins-monro-1951]' | '' | not built alike: citations differ",
            "en.md | A plus | A [plus](/courses/small-course/lessons/09) | leads nowhere",
            "en.md | A plus | A [plus](/courses/small-course/lessons/02-second#h-x) | leads nowhere",
            "en.md | A plus | A [plus](/labs/none) | en.md: the link to \"/labs/none\" leads nowhere" })
    void aSlipInALessonIsNamed(String file, String piece, String replacement, String message) throws IOException {
        Curriculum.edit(first.resolve(file), piece, replacement);
        assertThatThrownBy(this::lessons).isInstanceOf(BadContent.class).hasMessageContaining(message);
    }

    @Test
    void linksBetweenOurPagesLead() throws IOException {
        Curriculum.edit(first.resolve("en.md"), "A plus", "[A](/courses) [b](/courses/small-course) [c](/labs/add-two) "
                + "[d](/courses/small-course/lessons/01-first#h-one-step) [e](#h-one-step) plus");
        assertThat(lessons().ofCourse("small-course")).hasSize(2);
    }

    @Test
    void aMissingTextAndAnUnusedFigureAreNamed() throws IOException {
        Files.writeString(first.resolve("figures/more.svg"), "");
        assertThatThrownBy(this::lessons).hasMessageContaining("figures: holds what the lesson does not show: more.svg");
        Files.move(first.resolve("figures/more.svg"), first.resolve("figures/more.zh-CN.svg"));
        assertThatThrownBy(this::lessons).hasMessageContaining("does not show: more.zh-CN.svg");
        Files.delete(first.resolve("figures/more.zh-CN.svg"));
        Files.delete(first.resolve("zh-CN.md"));
        assertThatThrownBy(this::lessons).hasMessageContaining("zh-CN.md: cannot be read");
    }

    @Test
    void aTextIsUtf8AndOfReasonableLength() throws IOException {
        Files.write(first.resolve("en.md"), new byte[] { (byte) 0xff });
        assertThatThrownBy(this::lessons).hasMessageContaining("en.md: is not UTF-8");
        Files.writeString(first.resolve("en.md"), "x".repeat(256 * 1024 + 1));
        assertThatThrownBy(this::lessons).hasMessageContaining("en.md: is larger than 256 KiB");
    }

    private Lessons lessons() {
        var markdown = new Markdown(List.of(root));
        return new Lessons(new Courses(List.of(root)), markdown, new Items(List.of(root), markdown));
    }
}
