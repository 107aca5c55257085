package gradus.catalog;

import static gradus.catalog.CatalogProblem.COURSE_NOT_FOUND;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

import gradus.common.Problem;
import io.quarkus.runtime.Startup;

/** Every course of the curriculum, read once when the application starts; a mistake in one keeps it from starting. */
@Startup
@ApplicationScoped
public class Courses {

    private final Map<String, Course> courses = new LinkedHashMap<>();

    @Inject
    Courses(CatalogConfig config) {
        this(config.roots());
    }

    /**
     * @param roots folders with a {@code courses} folder inside
     * @throws gradus.common.BadContent naming file and field of the first mistake
     */
    public Courses(List<Path> roots) {
        CourseReader.read(roots).forEach(course -> courses.put(course.id(), course));
    }

    public List<Course> all() {
        return List.copyOf(courses.values());
    }

    /** @throws Problem 404 if there is no such course */
    public Course require(String id) {
        var course = courses.get(id);
        if (course == null) {
            throw new Problem(COURSE_NOT_FOUND, "No course " + id);
        }
        return course;
    }
}
