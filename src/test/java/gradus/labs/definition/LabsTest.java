package gradus.labs.definition;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Supplier;

import jakarta.inject.Inject;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.common.BadContent;
import gradus.common.Problem;
import gradus.organizations.Tenancy;
import gradus.testing.Curriculum;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.junit.QuarkusTest;

@QuarkusTest
class LabsTest {

    @Inject
    Labs labs;
    @Inject
    Courses courses;
    @Inject
    Tenancy tenancy;
    @Inject
    Clock clock;
    @TempDir
    Path temporary;

    @Test
    void theCurrentVersionIsInMemoryAndInTheDatabase() {
        var lab = labs.require("add-two");
        assertThat(labs.find("add-two")).containsSame(lab);
        assertThat(labs.ofCourse("small-course")).containsExactly(lab);
        assertThat(labs.version(lab.sha256())).isSameAs(lab);
        var stored = home(() -> StoredVersion.of(lab.sha256())).orElseThrow();
        assertThat(stored.labId).isEqualTo("add-two");
        assertThat(stored.courseId).isEqualTo("small-course");
        assertThat(LabZip.sha256(stored.zip)).isEqualTo(lab.sha256());
    }

    @Test
    void aFormerVersionIsReadFromItsZip() throws IOException {
        var former = keepFormer("It adds two", "It used to add two");
        var read = home(() -> labs.version(former));
        assertThat(read.sha256()).isEqualTo(former);
        assertThat(read.course()).isEqualTo("small-course");
        assertThat(read.checks().getFirst().title().english()).isEqualTo("It used to add two");
        assertThat(labs.require("add-two").checks().getFirst().title().english()).isEqualTo("It adds two");
    }

    @Test
    void aRuleMadeLaterBindsAuthorsAndLeavesStoredVersionsReadable() throws IOException {
        var former = keepFormer("sum-off:", "late:"); // by now a key of Gradus' own

        assertThat(home(() -> labs.version(former)).checks().getFirst().messages()).containsKey("late");

        var course = courses.require("small-course");
        var folder = Curriculum.copy(course.folder(), temporary.resolve("course"));
        Curriculum.edit(folder.resolve("labs/add-two/lab.yaml"), "sum-off:", "late:");
        assertThatThrownBy(() -> PackedLab.of(new Course(course.id(), course.uuid(), course.title(), course.summary(),
                course.parts(), folder))).isInstanceOf(BadContent.class)
                .hasMessageContaining("lab.yaml: messages.late of check").hasMessageContaining("is a standard message");
    }

    @Test
    void anotherOrganizationDoesNotSeeIt() throws IOException {
        var former = keepFormer("It adds two", "It added two");
        assertThatThrownBy(() -> tenancy.call("other", () -> labs.version(former))).isInstanceOf(Problem.class);
    }

    @Test
    void aZipThatChangedInTheDatabaseIsNotBelieved() throws IOException {
        var former = keepFormer("It adds two", "It adds too");
        home(() -> StoredVersion.update("zip = ?1 where sha256 = ?2", new byte[] { 1 }, former));
        assertThatIllegalStateException().isThrownBy(() -> home(() -> labs.version(former)))
                .withMessageContaining("is not what was stored");
    }

    @Test
    void whatDoesNotExistIsAProblem() {
        assertThat(labs.find("none")).isEmpty();
        assertThat(labs.ofCourse("none")).isEmpty();
        assertThatThrownBy(() -> labs.require("none")).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.type().key()).isEqualTo("lab-not-found"));
        assertThatThrownBy(() -> home(() -> labs.version("0".repeat(64)))).isInstanceOfSatisfying(Problem.class,
                problem -> assertThat(problem.type().status()).isEqualTo(404));
    }

    @Test
    void aSecondStartKeepsOneRow() {
        labs.load(new StartupEvent());
        assertThat(home(() -> StoredVersion.count("sha256", labs.require("add-two").sha256()))).isEqualTo(1);
    }

    private String keepFormer(String piece, String replacement) throws IOException {
        var folder = Curriculum.copy(Curriculum.SMALL.resolve("courses/small-course/labs/add-two"),
                temporary.resolve("add-two"));
        Curriculum.edit(folder.resolve("lab.yaml"), piece, replacement);
        var zip = LabZip.write(LabFiles.ofFolder(folder));
        var version = LabParser.parse(LabFiles.ofFolder(folder), LabZip.sha256(zip), "add-two", "small-course");
        home(() -> {
            StoredVersion.keep(tenancy.home(), version, zip, clock.instant());
            return null;
        });
        return version.sha256();
    }

    private <T> T home(Supplier<T> work) {
        return tenancy.call(tenancy.home(), () -> QuarkusTransaction.requiringNew().call(work::get));
    }
}
