package gradus.home;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import jakarta.enterprise.context.ApplicationScoped;

import gradus.catalog.Course;
import gradus.catalog.Courses;
import gradus.catalog.Part;
import gradus.catalog.Part.Kind;
import gradus.labs.grading.Results.Result;
import gradus.labs.grading.Score;
import gradus.progress.Standing;
import gradus.web.Reader;

/** Finds what somebody goes on with. */
@ApplicationScoped
class GoOn {

    /**
     * @param score of a lab's best submit; null before the first, and for a lesson
     * @param begun whether anything in the course has been done
     */
    record Next(String address, String title, boolean lab, String courseAddress, String courseTitle, Score score,
            boolean begun) {
    }

    private final Courses courses;
    private final Reader reader;

    GoOn(Courses courses, Reader reader) {
        this.courses = courses;
        this.reader = reader;
    }

    /** @param enrolled the courses that the person takes */
    Optional<Next> next(Standing standing, Map<String, Instant> enrolled) {
        return own(courses.all(), standing, enrolled).stream()
                .flatMap(course -> standing.resume(course).map(part -> next(course, part, standing)).stream()).findFirst();
    }

    /** The courses that somebody takes or has done something in: what was done last comes first. */
    static List<Course> own(List<Course> all, Standing standing, Map<String, Instant> enrolled) {
        return all.stream()
                .filter(course -> enrolled.containsKey(course.id()) || standing.last(course).isPresent())
                .sorted(Comparator.comparing((Course course) -> standing.last(course)
                        .orElse(Instant.EPOCH)).reversed())
                .toList();
    }

    private Next next(Course course, Part part, Standing standing) {
        var language = reader.language();
        return new Next(course.address(part), part.title().in(language), part.kind() == Kind.LAB, course.address(),
                course.title().in(language),
                Optional.ofNullable(standing.results().get(part.id())).filter(any -> part.kind() == Kind.LAB)
                        .map(Result::score).orElse(null),
                standing.last(course).isPresent());
    }
}
