package gradus.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import gradus.catalog.Courses;
import gradus.common.Language;
import gradus.items.Items;
import gradus.markup.Markdown;

/** The curriculum we ship: loading it proves structure, links, citations and terms; here every formula is typeset. */
class RealLessonsTest {

    private static final List<Path> ROOTS = List.of(Path.of("curriculum"));

    @Test
    void everyLessonCanBeReadInBothLanguages() {
        var courses = new Courses(ROOTS);
        var markdown = new Markdown(ROOTS);
        var lessons = new Lessons(courses, markdown, new Items(ROOTS, markdown));
        assertThat(courses.all()).isNotEmpty();
        for (var course : courses.all()) {
            for (var lesson : lessons.ofCourse(course.id())) {
                for (var language : Language.values()) {
                    assertThat(lessons.html(lesson, language)).as(lesson.in(language).origin()).isNotBlank();
                }
            }
        }
    }
}
