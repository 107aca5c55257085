package gradus.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.junit.jupiter.api.Test;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part;
import gradus.labs.grading.Results.Result;
import gradus.labs.grading.Score;
import gradus.progress.CourseProgress.State;
import gradus.testing.Curriculum;

/** The small course: lesson 01-first, lab add-two, lesson 02-second. */
class StandingTest {

    private static final Instant NOON = Instant.parse("2026-11-28T12:00:00Z");

    private final Course course = new Courses(List.of(Curriculum.SMALL)).require("small-course");
    private final Map<UUID, Instant> read = new HashMap<>();
    private final Map<String, Result> results = new HashMap<>();
    private final Map<String, Instant> ran = new HashMap<>();

    @Test
    void whoDidNothingBeginsAtTheBeginning() {
        assertThat(standing().in(course).done()).isZero();
        assertThat(standing().in(course).begun()).isFalse();
        assertThat(standing().in(course).points()).contains(new Score(0, 10));
        assertThat(resume()).contains("01-first");
        assertThat(standing().last(course)).isEmpty();
    }

    @Test
    void afterALessonComesThePartBehindIt() {
        read(0, 1);
        assertThat(resume()).contains("add-two");
        assertThat(standing().in(course).percent()).isEqualTo(33);
    }

    @Test
    void aLabStaysUntilItIsPassed() {
        ran.put("add-two", NOON);
        assertThat(standing().in(course).parts().get(1).state()).isEqualTo(State.BEGUN);
        assertThat(resume()).contains("add-two");
        result(3, false);
        assertThat(resume()).contains("add-two");
        assertThat(standing().in(course).points()).contains(new Score(3, 10));
        result(10, true);
        assertThat(resume()).contains("02-second");
        assertThat(standing().passed("add-two")).isTrue();
    }

    @Test
    void behindTheLastPartComesWhatWasLeftOut() {
        read(2, 1);
        assertThat(resume()).contains("01-first");
    }

    @Test
    void whoHasDoneEverythingHasNothingToGoOnWith() {
        read(0, 1);
        read(2, 2);
        ran.put("add-two", NOON);
        result(10, true);
        assertThat(resume()).isEmpty();
        assertThat(standing().in(course).finished()).isTrue();
        assertThat(standing().in(course).percent()).isEqualTo(100);
        assertThat(standing().in(course).next()).isEmpty();
        assertThat(standing().last(course)).contains(NOON.plusSeconds(2));
    }

    private Standing standing() {
        return new Standing(read, results, ran, lab -> 10);
    }

    private Optional<String> resume() {
        return standing().resume(course).map(Part::id);
    }

    private void read(int part, int second) {
        read.put(course.parts().get(part).uuid(), NOON.plusSeconds(second));
    }

    private void result(int earned, boolean passed) {
        results.put("add-two", new Result("add-two", UUID.randomUUID(), new Score(earned, 10), passed,
                passed ? Optional.of(NOON) : Optional.empty()));
    }
}
