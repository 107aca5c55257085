package gradus.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.catalog.Part.Kind;
import gradus.common.BadContent;
import gradus.common.Problem;
import gradus.common.Text;
import gradus.testing.Curriculum;

class CoursesTest {

    @TempDir
    Path folder;
    private Path root;
    private Path course;

    @BeforeEach
    void copy() throws IOException {
        root = Curriculum.copy(Curriculum.SMALL, folder.resolve("curriculum"));
        course = root.resolve("courses/small-course");
    }

    @Test
    void readsACourseWithItsParts() {
        var read = new Courses(List.of(root)).require("small-course");
        assertThat(read.title()).isEqualTo(new Text("A small course", "一门小课程"));
        assertThat(read.parts()).extracting(Part::id).containsExactly("01-first", "add-two", "02-second");
        assertThat(read.parts(Kind.LAB)).singleElement().extracting(Part::title)
                .isEqualTo(new Text("Add two", "加二"));
        var lab = read.parts().get(1);
        assertThat(read.folder(lab)).isEqualTo(course.resolve("labs/add-two"));
        assertThat(read.before(lab)).contains(read.parts().getFirst());
        assertThat(read.after(lab)).contains(read.parts().getLast());
        assertThat(read.before(read.parts().getFirst())).isEmpty();
        assertThat(read.after(read.parts().getLast())).isEmpty();
    }

    @Test
    void anUnknownCourseIsAProblem() {
        var courses = new Courses(List.of(root));
        assertThatThrownBy(() -> courses.require("none")).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.type().status()).isEqualTo(404));
    }

    @Test
    void severalRootsAreOneCatalog() throws IOException {
        var other = otherRoot();
        freshUuids(other.resolve("courses/other"));
        Files.move(other.resolve("courses/other/labs/add-two"), other.resolve("courses/other/labs/add-three"));
        Curriculum.edit(other.resolve("courses/other/course.yaml"), "add-two", "add-three");
        assertThat(new Courses(List.of(root, other)).all()).extracting(Course::id)
                .containsExactly("small-course", "other");
    }

    @Test
    void aUuidIsUsedOnce() throws IOException {
        var other = otherRoot();
        refused("course.yaml: the uuid 6f1f77f2-07c1-4a6a-8fb8-5a1f7ce0d4c1 is taken by", root, other);
    }

    @Test
    void aLabIdIsUsedOnce() throws IOException {
        var other = otherRoot();
        freshUuids(other.resolve("courses/other"));
        refused("lab.yaml: the lab id add-two is taken by", root, other);
    }

    @Test
    void aCourseIdIsUsedOnce() throws IOException {
        var other = otherRoot();
        Files.move(other.resolve("courses/other"), other.resolve("courses/small-course"));
        refused("course.yaml: the course id small-course is taken by", root, other);
    }

    @Test
    void anUnknownFieldIsNamed() throws IOException {
        Curriculum.edit(course.resolve("course.yaml"), "summary:", "colour: red\nsummary:");
        refused("course.yaml: colour is unknown", root);
    }

    @Test
    void aMissingLanguageIsNamed() throws IOException {
        Curriculum.edit(course.resolve("course.yaml"), ", zh-CN: 一门小课程", "");
        refused("course.yaml: title.zh-CN is missing", root);
    }

    @Test
    void aPartNeedsItsFolder() throws IOException {
        Curriculum.edit(course.resolve("course.yaml"), "lesson: 02-second", "lesson: 03-third");
        refused("course.yaml: parts[2].lesson names \"03-third\", but there is no", root);
    }

    @Test
    void aFolderNeedsItsPart() throws IOException {
        Curriculum.edit(course.resolve("course.yaml"), "  - lesson: 02-second\n", "");
        refused("course.yaml: parts does not name the lesson \"02-second\"", root);
    }

    @Test
    void aPartStandsThereOnce() throws IOException {
        Curriculum.edit(course.resolve("course.yaml"), "lesson: 02-second", "lesson: 01-first");
        refused("lesson.yaml: the uuid 0b8d8bd6-6d8c-4b0f-8c8a-26d9a0f2c701 is taken by", root);
    }

    @Test
    void aPartIsALessonOrALab() throws IOException {
        Curriculum.edit(course.resolve("course.yaml"), "lesson: 02-second", "exam: 02-second");
        refused("course.yaml: parts[2].lesson or lab is missing", root);
    }

    @Test
    void aCourseFolderIsNamedLikeAnId() throws IOException {
        Files.move(course, course.resolveSibling("Small Course"));
        refused("Small Course: a folder's name is an id", root);
    }

    @Test
    void theProgramGivesTheOrderAndOthersComeLast() throws IOException {
        var other = otherRoot();
        freshUuids(other.resolve("courses/other"));
        Files.move(other.resolve("courses/other/labs/add-two"), other.resolve("courses/other/labs/add-three"));
        Curriculum.edit(other.resolve("courses/other/course.yaml"), "add-two", "add-three");
        var courses = new Courses(List.of(other, root));
        assertThat(courses.all()).extracting(Course::id).containsExactly("small-course", "other");
        assertThat(courses.stages()).singleElement().extracting(Stage::id).isEqualTo("beginnings");
        assertThat(courses.stageOf(courses.require("small-course"))).contains(courses.stages().getFirst());
        assertThat(courses.stageOf(courses.require("other"))).isEmpty();
    }

    @Test
    void theProgramNamesCoursesThatExistOnce() throws IOException {
        var program = root.resolve("program.yaml");
        Curriculum.edit(program, "[small-course]", "[small-course, small-course]");
        refused("parts[0].courses names \"small-course\" a second time", root);
        Curriculum.edit(program, "[small-course, small-course]", "[none]");
        refused("parts[0].courses names \"none\", but there is no such course", root);
    }

    @Test
    void aRootWithoutCoursesIsNamed() {
        refused("cannot be listed; is gradus.curriculum right?", folder.resolve("nowhere"));
    }

    private Path otherRoot() throws IOException {
        var other = folder.resolve("other");
        Curriculum.copy(course, Files.createDirectories(other.resolve("courses")).resolve("other"));
        return other;
    }

    private static void freshUuids(Path course) throws IOException {
        for (var file : List.of("course.yaml", "lessons/01-first/lesson.yaml", "lessons/02-second/lesson.yaml",
                "labs/add-two/lab.yaml")) {
            var text = Files.readString(course.resolve(file));
            Files.writeString(course.resolve(file), text.replaceFirst("uuid: \\S+", "uuid: " + UUID.randomUUID()));
        }
    }

    private static void refused(String message, Path... roots) {
        assertThatThrownBy(() -> new Courses(List.of(roots))).isInstanceOf(BadContent.class)
                .hasMessageContaining(message);
    }
}
