package gradus.competencies;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.common.BadContent;
import gradus.testing.Curriculum;

class CompetenciesTest {

    @TempDir
    Path folder;
    private Path root;
    private Path file;

    @BeforeEach
    void copy() throws IOException {
        root = Curriculum.copy(Curriculum.SMALL, folder.resolve("curriculum"));
        file = root.resolve("competencies.yaml");
    }

    @Test
    void readsWhatACourseTeachesAndWhatProvesIt() {
        var adding = read().ofCourse("small-course").getLast();
        assertThat(adding.title().english()).isEqualTo("Add two numbers");
        assertThat(adding.taught()).containsExactly("01-first");
        assertThat(adding.provenBy(Set.of("add-two")::contains)).isTrue();
        assertThat(adding.provenBy(Set.of("add-three")::contains)).isFalse();
    }

    @Test
    void whatNoLabProvesIsNotProven() {
        assertThat(read().ofCourse("small-course").getFirst().provenBy(lab -> true)).isFalse();
    }

    @Test
    void aCourseComesAfterThoseThatTeachWhatItBuildsOn() throws IOException {
        var other = Files.createDirectories(root.resolve("courses/big-course"));
        Curriculum.copy(Curriculum.SMALL.resolve("courses/small-course/lessons/01-first"), other.resolve("lessons/01-first"));
        Files.writeString(other.resolve("course.yaml"), """
                uuid: 9c0a8a0e-7a33-44c7-8f0e-5a1f7ce0d4c2
                title: {en: A big course, zh-CN: 一门大课程}
                summary: {en: For tests., zh-CN: 供测试使用。}
                parts: [{lesson: 01-first}]
                """);
        Curriculum.edit(other.resolve("lessons/01-first/lesson.yaml"), "0b8d8bd6-6d8c-4b0f-8c8a-26d9a0f2c701",
                "0b8d8bd6-6d8c-4b0f-8c8a-26d9a0f2c7ff");
        Files.writeString(file, Files.readString(file) + """
                carrying:
                  course: big-course
                  title: {en: Carry, zh-CN: 进位}
                  description: {en: Carries., zh-CN: 会进位。}
                  requires: [adding]
                """);
        assertThat(read().before("big-course")).extracting(Course::id).containsExactly("small-course");
        assertThat(read().before("small-course")).isEmpty();
    }

    @Test
    void whatItNamesMustExist() throws IOException {
        refused("course: small-course", "course: none", "counting.course names \"none\", but there is no such course");
        refused("taught: [01-first]", "taught: [09-none]", "counting.taught names \"09-none\", which is no lesson of");
        refused("proven: [add-two]", "proven: [none]", "adding.proven names \"none\", but there is no such lab");
        refused("requires: [counting]", "requires: [none]", "adding.requires names \"none\", but there is no such comp");
    }

    @Test
    void nothingRequiresItself() throws IOException {
        refused("requires: [counting]", "requires: [adding]", "requires leads back to itself");
    }

    @Test
    void anUnknownFieldIsNamed() throws IOException {
        refused("requires: [counting]", "needs: [counting]", "adding.needs is unknown");
    }

    private void refused(String piece, String replacement, String message) throws IOException {
        var text = Files.readString(file);
        Curriculum.edit(file, piece, replacement);
        assertThatThrownBy(this::read).isInstanceOf(BadContent.class).hasMessageContaining(message);
        Files.writeString(file, text);
    }

    private Competencies read() {
        return new Competencies(List.of(root), new Courses(List.of(root)));
    }
}
